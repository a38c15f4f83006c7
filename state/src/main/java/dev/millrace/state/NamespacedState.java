package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A state with one entry for each key in each namespace: one table a namespace, which goes when its last key has gone.
///
/// @param <N> namespaces, windows for the most part; compared by `equals`
/// @param <S> the kind of state
public final class NamespacedState<N, S extends State> {
    private final KeyedStates<Object> states;
    private final StateDescriptor<S, ?> descriptor;
    private final TypeSerializer<N> namespaceSerializer;
    private final Map<N, HeapState<Object>> byNamespace = new HashMap<>();
    private @Nullable N lastNamespace;
    private @Nullable HeapState<Object> last;

    @SuppressWarnings("unchecked")
    NamespacedState(KeyedStates<?> states, StateDescriptor<S, ?> descriptor, TypeSerializer<N> namespaceSerializer) {
        this.states = (KeyedStates<Object>) states;
        this.descriptor = descriptor;
        this.namespaceSerializer = namespaceSerializer;
    }

    /// The state of the current key in a namespace. Valid until another namespace is asked for or cleared.
    @SuppressWarnings("unchecked")
    public S in(N namespace) {
        return (S) heap(namespace);
    }

    HeapState<Object> heap(N namespace) {
        HeapState<Object> here = last;
        if (here != null && namespace.equals(lastNamespace)) return here;
        here = byNamespace.computeIfAbsent(namespace, _ -> make());
        lastNamespace = namespace;
        last = here;
        return here;
    }

    private HeapState<Object> make() {
        KeyedTable<Object> table = KeyedTable.of(states.keyShape(), HeapStates.columns(descriptor));
        Cache<Object> cache = states.cache();
        Tables<Object> tables =
                cache == null ? new SingleTable<>(table) : new StoredSingleTable<>(cache, table, descriptor);
        if (states.hasSnapshots()) tables.beginSnapshots();
        return HeapStates.make(states, descriptor, tables);
    }

    /// Drops the current key's entry in a namespace.
    public void clear(N namespace) {
        HeapState<Object> state = byNamespace.get(namespace);
        if (state == null) return;
        state.clear();
        if (state.tables().size() == 0) drop(namespace);
    }

    /// Forgets a namespace that has no entries, of whatever key.
    public void release(N namespace) {
        HeapState<Object> state = byNamespace.get(namespace);
        if (state != null && state.tables().size() == 0) drop(namespace);
    }

    /// Forgets some namespaces, whatever is in them.
    public void drop(Predicate<N> which) {
        byNamespace.entrySet().removeIf(each -> discards(each.getValue(), which.test(each.getKey())));
        last = null;
        lastNamespace = null;
    }

    private static boolean discards(HeapState<Object> state, boolean isUnused) {
        if (isUnused) state.tables().discard();
        return isUnused;
    }

    private void drop(N namespace) {
        HeapState<Object> dropped = byNamespace.remove(namespace);
        if (dropped != null) dropped.tables().discard();
        last = null;
        lastNamespace = null;
    }

    /// Moves the current key's entries in some namespaces into one.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if states of this kind do not merge
    public void merge(N target, Collection<N> sources) {
        for (N source : sources) {
            HeapState<Object> from = byNamespace.get(source);
            if (from == null) continue;
            heap(target).mergeFrom(from);
            if (from.tables().size() == 0) drop(source);
        }
    }

    void beginSnapshots() {
        byNamespace.values().forEach(state -> state.tables().beginSnapshots());
    }

    @SuppressWarnings("unchecked")
    void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        TimeToLive ttl = new TimeToLive(descriptor.getTtlConfig(), states.clock());
        ((KeyedSnapshot<Object>) snapshot).add(descriptor, ttl, namespaceSerializer, byNamespace);
    }

    /// Forgets all namespaces without entries; for those who clear states without [#clear].
    public void releaseEmpty() {
        byNamespace.values().removeIf(state -> discards(state, state.tables().size() == 0));
        last = null;
        lastNamespace = null;
    }

    long entriesIn(Object namespace) {
        HeapState<Object> state = byNamespace.get(namespace);
        return state == null ? 0 : state.tables().size();
    }

    long entries() {
        long entries = 0;
        for (HeapState<Object> state : byNamespace.values())
            entries += state.tables().size();
        return entries;
    }

    List<Object> keysIn(Object namespace) {
        List<Object> keys = new ArrayList<>();
        HeapState<Object> state = byNamespace.get(namespace);
        if (state != null) state.tables().forEachKey(keys::add);
        return keys;
    }

    /// Calls back with each namespace and key that has an entry, that key being the current one afterwards.
    public void forEach(BiConsumer<N, Object> consumer) {
        for (N namespace : List.copyOf(byNamespace.keySet())) {
            for (Object key : keysIn(namespace)) {
                states.select(key);
                consumer.accept(namespace, key);
            }
        }
    }

    /// How many namespaces have entries.
    public int namespaces() {
        return byNamespace.size();
    }

    /// How namespaces are written in snapshots.
    public TypeSerializer<N> namespaceSerializer() {
        return namespaceSerializer;
    }
}
