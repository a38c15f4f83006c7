package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.heap.HeapState;
import dev.millrace.state.heap.HeapStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.spill.StoredNamespaceTable;
import dev.millrace.state.spill.TableCache;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.value.StateColumns;
import dev.millrace.state.value.TimeToLive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Holds one table per namespace, each as a cache of the rows in a store. A table is removed with its last key.
final class StoredNamespaces<N> implements Namespaces<N> {
    private final KeyedStates<Object> states;
    private final TableCache<Object> cache;
    private final StateDescriptor<?, ?> descriptor;
    private final TypeSerializer<N> namespaceSerializer;
    private final Map<N, HeapState<Object>> byNamespace = new HashMap<>();
    private @Nullable N lastNamespace;
    private @Nullable HeapState<Object> last;

    StoredNamespaces(
            KeyedStates<Object> states,
            TableCache<Object> cache,
            StateDescriptor<?, ?> descriptor,
            TypeSerializer<N> namespaceSerializer) {
        this.states = states;
        this.cache = cache;
        this.descriptor = descriptor;
        this.namespaceSerializer = namespaceSerializer;
    }

    @Override
    public HeapState<Object> in(N namespace) {
        HeapState<Object> here = last;
        if (here != null && namespace.equals(lastNamespace)) return here;
        here = byNamespace.computeIfAbsent(namespace, _ -> make());
        lastNamespace = namespace;
        last = here;
        return here;
    }

    private HeapState<Object> make() {
        KeyedTable<Object> table = KeyedTable.of(states.keyShape(), StateColumns.of(descriptor));
        TimeToLive ttl = states.ttl(descriptor);
        StateTable<Object> tables = new StoredNamespaceTable<>(cache, table, descriptor, ttl);
        if (states.hasSnapshots()) tables.beginSnapshots();
        return HeapStates.make(cache.key(), descriptor, tables, ttl);
    }

    @Override
    public boolean has(N namespace) {
        HeapState<Object> state = byNamespace.get(namespace);
        return state != null && state.isPresent();
    }

    @Override
    public void clear(N namespace) {
        HeapState<Object> state = byNamespace.get(namespace);
        if (state == null) return;
        state.clear();
        if (state.tables().size() == 0) drop(namespace);
    }

    @Override
    public void release(N namespace) {
        HeapState<Object> state = byNamespace.get(namespace);
        if (state != null && state.tables().size() == 0) drop(namespace);
    }

    @Override
    public void drop(Predicate<N> which) {
        byNamespace.entrySet().removeIf(each -> discards(each.getValue(), which.test(each.getKey())));
        forgetLast();
    }

    @Override
    public void clearGroup(int group) {
        for (N namespace : all()) {
            for (Object key : keysIn(namespace)) {
                states.select(key);
                if (KeyGroups.of(states.currentHash(), states.maxParallelism()) == group) clear(namespace);
            }
        }
    }

    private static boolean discards(HeapState<Object> state, boolean isUnused) {
        if (isUnused) state.tables().discard();
        return isUnused;
    }

    private void drop(N namespace) {
        HeapState<Object> dropped = byNamespace.remove(namespace);
        if (dropped != null) dropped.tables().discard();
        forgetLast();
    }

    private void forgetLast() {
        last = null;
        lastNamespace = null;
    }

    @Override
    public void merge(N target, Collection<N> sources) {
        for (N source : sources) {
            HeapState<Object> from = byNamespace.get(source);
            if (from == null) continue;
            in(target).mergeFrom(from);
            if (from.tables().size() == 0) drop(source);
        }
    }

    @Override
    public void beginSnapshots() {
        byNamespace.values().forEach(state -> state.tables().beginSnapshots());
    }

    @Override
    public void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        snapshot.add(descriptor, states.ttl(descriptor), namespaceSerializer, byNamespace, states.range());
    }

    @Override
    public void releaseEmpty() {
        byNamespace.values().removeIf(state -> discards(state, state.tables().size() == 0));
        forgetLast();
    }

    @Override
    public List<N> all() {
        return List.copyOf(byNamespace.keySet());
    }

    @Override
    public int count() {
        return byNamespace.size();
    }

    @Override
    public long entriesIn(Object namespace) {
        HeapState<Object> state = byNamespace.get(namespace);
        return state == null ? 0 : state.tables().size();
    }

    @Override
    public long entries() {
        long entries = 0;
        for (HeapState<Object> state : byNamespace.values())
            entries += state.tables().size();
        return entries;
    }

    @Override
    public List<Object> keysIn(Object namespace) {
        List<Object> keys = new ArrayList<>();
        HeapState<Object> state = byNamespace.get(namespace);
        if (state != null) state.tables().forEachKey(keys::add);
        return keys;
    }
}
