package dev.millrace.processor.read;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.OperatorStateStore;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.Collector;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.state.operator.OperatorRestore;
import dev.millrace.state.operator.OperatorStates;
import java.io.Serializable;
import java.util.Map;

/// Emits the elements of operator state.
public final class ElementReading<OUT> implements RangeReading<OUT> {
    private static final long serialVersionUID = 1L;

    private final OperatorAddress place;
    private final Elements<OUT> elements;

    /// Emits the elements of one subtask's states.
    private interface Elements<OUT> extends Serializable {
        void tell(OperatorStateStore states, Collector<OUT> out) throws Exception;
    }

    private ElementReading(OperatorAddress place, Elements<OUT> elements) {
        this.place = place;
        this.elements = elements;
    }

    /// Reads a list whose elements are distributed over the subtasks.
    public static <T> ElementReading<T> list(OperatorAddress place, ListStateDescriptor<T> descriptor) {
        return new ElementReading<>(place, (states, out) -> {
            emit(states.getListState(descriptor), out);
        });
    }

    /// Reads a list of which each subtask has all elements.
    public static <T> ElementReading<T> union(OperatorAddress place, ListStateDescriptor<T> descriptor) {
        return new ElementReading<>(place, (states, out) -> {
            emit(states.getUnionListState(descriptor), out);
        });
    }

    private static <T> void emit(ListState<T> list, Collector<T> out) throws Exception {
        Iterable<T> all = list.get();
        if (all != null) all.forEach(out::collect);
    }

    /// Reads a map of which each subtask has all entries.
    public static <K, V> ElementReading<Tuple2<K, V>> broadcast(
            OperatorAddress place, MapStateDescriptor<K, V> descriptor) {
        return new ElementReading<>(place, (states, out) -> {
            BroadcastState<K, V> map = states.getBroadcastState(descriptor);
            for (Map.Entry<K, V> each : map.entries()) out.collect(Tuple2.of(each.getKey(), each.getValue()));
        });
    }

    @Override
    public void read(Savepoint savepoint, Range range, OperatorContext context, Collector<OUT> out) throws Exception {
        for (int subtask = range.first(); subtask <= range.last(); subtask++) {
            OperatorStates states = new OperatorStates(each -> each.initializeSerializerUnlessSet(context.execution()));
            states.restore(new OperatorRestore(
                    savepoint.ownFiles(),
                    savepoint.manifest().checkpoint(),
                    place.operator(),
                    subtask,
                    place.parallelism(),
                    context.runtime().getUserCodeClassLoader()));
            elements.tell(states, out);
        }
    }
}
