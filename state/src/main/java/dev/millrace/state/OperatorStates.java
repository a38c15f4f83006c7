package dev.millrace.state;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.OperatorStateStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// State of one operator in one subtask that belongs to no key. Used by one thread at a time.
public final class OperatorStates implements OperatorStateStore {
    private final Map<String, BroadcastState<?, ?>> broadcast = new LinkedHashMap<>();
    private final Map<String, OperatorList<?>> lists = new LinkedHashMap<>();

    /// How a list's elements are shared out when the parallelism changes.
    private enum Sharing {
        SPLIT,
        UNION
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
        return (BroadcastState<K, V>)
                broadcast.computeIfAbsent(descriptor.getName(), _ -> new HeapBroadcastState<K, V>());
    }

    @Override
    public <S> ListState<S> getListState(ListStateDescriptor<S> descriptor) {
        return list(descriptor, Sharing.SPLIT);
    }

    @Override
    public <S> ListState<S> getUnionListState(ListStateDescriptor<S> descriptor) {
        return list(descriptor, Sharing.UNION);
    }

    @SuppressWarnings("unchecked")
    private <S> ListState<S> list(ListStateDescriptor<S> descriptor, Sharing sharing) {
        OperatorList<?> known = lists.computeIfAbsent(descriptor.getName(), _ -> new OperatorList<S>(sharing));
        if (known.sharing == sharing) return (ListState<S>) known;
        throw StateFaults.REDECLARED
                .what(
                        "operator state '%s' was a %s list and is now asked for as another",
                        descriptor.getName(), known.sharing)
                .fix("use getListState or getUnionListState for a name, not both");
    }

    @Override
    public Set<String> getRegisteredStateNames() {
        return Set.copyOf(lists.keySet());
    }

    @Override
    public Set<String> getRegisteredBroadcastStateNames() {
        return Set.copyOf(broadcast.keySet());
    }

    private static final class OperatorList<T> implements ListState<T> {
        private final Sharing sharing;
        private final List<T> elements = new ArrayList<>();

        OperatorList(Sharing sharing) {
            this.sharing = sharing;
        }

        @Override
        public Iterable<T> get() {
            return elements;
        }

        @Override
        public void add(T value) {
            elements.add(value);
        }

        @Override
        public void addAll(List<T> values) {
            elements.addAll(values);
        }

        @Override
        public void update(List<T> values) {
            List<T> copy = List.copyOf(values);
            elements.clear();
            elements.addAll(copy);
        }

        @Override
        public void clear() {
            elements.clear();
        }
    }
}
