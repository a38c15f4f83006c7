package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.base.host.Clock;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.heap.HeapState;
import dev.millrace.state.heap.HeapStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.rows.TimerRows;
import dev.millrace.state.spill.SpillOptions;
import dev.millrace.state.spill.StoredKeyGroupTables;
import dev.millrace.state.spill.TableCache;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.table.KeyGroupTables;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.value.StateColumns;
import dev.millrace.state.value.TimeToLive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds all keyed state of one operator in one subtask, on the heap or spilled to a store. The caller selects a key;
/// then every state shows its entry of this key. Not thread-safe.
///
/// @param <K> the type of the keys
public final class KeyedStates<K> implements KeyedStateStore {
    private static final int PREFETCHED = 32;

    private final CurrentKey<K> current;
    private final Clock clock;
    private final Map<String, HeapState<K>> states = new LinkedHashMap<>();
    private final Map<String, NamespacedState<?, ?>> namespaced = new LinkedHashMap<>();
    private final List<KeyedPart> parts = new ArrayList<>();
    private final @Nullable TableCache<K> cache;

    private final KeyedStateRestorer<K> restorer = new KeyedStateRestorer<>(this);
    private boolean hasSnapshots;
    private final List<KeyGroupTables<K>> groupTables = new ArrayList<>();
    private final List<NamespacedState<?, ?>> namespaceTables = new ArrayList<>();
    /// Stores the result of [#prefetch], so that the compiler does not remove its reads.
    @SuppressWarnings("UnusedVariable")
    private int prefetched;

    /// Creates states on the heap only.
    ///
    /// @param range the key groups of this subtask
    /// @param clock the clock for time to live
    public KeyedStates(Keys<K> keys, int maxParallelism, KeyGroups.Range range, Clock clock) {
        this(new Place<>(keys, maxParallelism, range, clock));
    }

    /// Creates states on the heap only.
    public KeyedStates(Place<K> place) {
        this(place, null);
    }

    /// Creates states that spill to a store when the heap limit is reached.
    public KeyedStates(Place<K> place, SpillOptions overflow, TypeSerializer<K> keySerializer) {
        this(place, new Storing<>(overflow, keySerializer));
    }

    private KeyedStates(Place<K> place, @Nullable Storing<K> storing) {
        this.current = new CurrentKey<>(place.keys, place.maxParallelism, place.range);
        this.clock = place.clock;
        this.cache = storing == null ? null : new TableCache<>(current, storing.keySerializer, storing.overflow);
    }

    /// Describes the keys of a subtask.
    ///
    /// @param range the key groups of this subtask
    /// @param clock the clock for time to live
    public record Place<K>(Keys<K> keys, int maxParallelism, KeyGroups.Range range, Clock clock) {}

    private record Storing<K>(SpillOptions overflow, TypeSerializer<K> keySerializer) {}

    /// Returns the cache before the store, or null if all state stays on the heap.
    @Nullable
    TableCache<K> cache() {
        return cache;
    }

    public boolean isStored() {
        return cache != null;
    }

    /// Selects a key as the current key.
    ///
    /// @param hash the key's hash, as [Keys#hash] computes it
    public void select(K key, int hash) {
        current.select(key, hash);
    }

    void select(K key) {
        current.select(key, current.keys().hash(key));
    }

    /// Selects a primitive key as the current key. The key is boxed only on demand.
    public void selectLong(long key, int hash) {
        current.selectLong(key, hash);
    }

    /// Loads the rows of the keys of some records into the processor's cache, all at once. Without this call, each
    /// record would wait for its own row.
    ///
    /// @param hashes the hashes of the keys of a batch
    /// @param from the index of the first record
    /// @param size the size of the batch
    /// @return the index of the record at which to call this method again
    public int prefetch(int[] hashes, int from, int size) {
        int to = Math.min(size, from + PREFETCHED);
        int touched = 0;
        for (int i = 0; i < groupTables.size(); i++)
            touched += groupTables.get(i).prefetch(hashes, from, to);
        for (int i = 0; i < namespaceTables.size(); i++)
            touched += namespaceTables.get(i).prefetch(hashes, from, to);
        for (int i = 0; i < parts.size(); i++) touched += parts.get(i).prefetch(hashes, from, to);
        prefetched = touched;
        return to;
    }

    public K currentKey() {
        return current.key();
    }

    /// Throws if no key is selected.
    public void requireKey() {
        current.require();
    }

    /// Returns the current key. Keys must be primitive.
    public long currentLongKey() {
        return current.longKey();
    }

    public int currentHash() {
        return current.hash();
    }

    public Keys<K> keyShape() {
        return current.keys();
    }

    /// Returns the key groups of this subtask.
    public KeyGroups.Range range() {
        return current.range();
    }

    public int maxParallelism() {
        return current.maxParallelism();
    }

    /// Returns the current key, which all states share.
    CurrentKey<K> current() {
        return current;
    }

    /// Returns the time to live of a state's entries.
    TimeToLive ttl(StateDescriptor<?, ?> descriptor) {
        return new TimeToLive(descriptor.getTtlConfig(), clock);
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        return value(descriptor);
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        return list(descriptor);
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        return reducing(descriptor);
    }

    @Override
    public <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> descriptor) {
        return aggregating(descriptor);
    }

    @Override
    public <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> descriptor) {
        return map(descriptor);
    }

    @Override
    public String getBackendTypeIdentifier() {
        return cache == null ? "hashmap" : cache.name();
    }

    @SuppressWarnings("unchecked")
    public <T> ValueState<T> value(ValueStateDescriptor<T> descriptor) {
        return (ValueState<T>) state(descriptor);
    }

    @SuppressWarnings("unchecked")
    public <T> ListState<T> list(ListStateDescriptor<T> descriptor) {
        return (ListState<T>) state(descriptor);
    }

    @SuppressWarnings("unchecked")
    public <T> ReducingState<T> reducing(ReducingStateDescriptor<T> descriptor) {
        return (ReducingState<T>) state(descriptor);
    }

    @SuppressWarnings("unchecked")
    public <IN, ACC, OUT> AggregatingState<IN, OUT> aggregating(AggregatingStateDescriptor<IN, ACC, OUT> descriptor) {
        return (AggregatingState<IN, OUT>) state(descriptor);
    }

    @SuppressWarnings("unchecked")
    public <UK, UV> MapState<UK, UV> map(MapStateDescriptor<UK, UV> descriptor) {
        return (MapState<UK, UV>) state(descriptor);
    }

    /// Returns the state of a descriptor of any kind.
    @SuppressWarnings("unchecked")
    public <S extends State> S of(StateDescriptor<S, ?> descriptor) {
        return (S) state(descriptor);
    }

    private HeapState<K> state(StateDescriptor<?, ?> descriptor) {
        HeapState<K> known = states.get(descriptor.getName());
        if (known == null) {
            HeapState<K> made = HeapStates.make(current, descriptor, tables(descriptor), ttl(descriptor));
            current.keep(() -> restorer.into(made));
            if (hasSnapshots) made.tables().beginSnapshots();
            states.put(descriptor.getName(), made);
            if (made.tables() instanceof KeyGroupTables<K> tables) {
                groupTables.add(tables);
                if (descriptor instanceof MapStateDescriptor) tables.prefetchValues();
            }
            return made;
        }
        if (known.descriptor().getType() != descriptor.getType()) {
            throw StateFaults.REDECLARED
                    .what(
                            "State '%s' was a %s state and is now declared as a %s state.",
                            descriptor.getName(), known.descriptor().getType(), descriptor.getType())
                    .fix("Give each state its own name.");
        }
        return known;
    }

    private StateTable<K> tables(StateDescriptor<?, ?> descriptor) {
        return cache == null
                ? new KeyGroupTables<>(current, StateColumns.of(descriptor))
                : new StoredKeyGroupTables<>(cache, descriptor, ttl(descriptor));
    }

    /// Returns a state with one entry for each key and namespace, for example a window.
    @SuppressWarnings("unchecked")
    public <N, S extends State> NamespacedState<N, S> namespaced(
            StateDescriptor<S, ?> descriptor, TypeSerializer<N> namespaceSerializer) {
        NamespacedState<?, ?> known = namespaced.get(descriptor.getName());
        if (known != null) return (NamespacedState<N, S>) known;
        NamespacedState<N, S> made = new NamespacedState<>(this, descriptor, namespaceSerializer);
        current.keep(() -> restorer.into(made, descriptor));
        namespaced.put(descriptor.getName(), made);
        namespaceTables.add(made);
        return made;
    }

    /// Creates tables for the operator's own values. [#prefetch] includes these tables.
    public KeyGroupTables<K> tables(ColumnKind... columns) {
        KeyGroupTables<K> made = new KeyGroupTables<>(current, columns);
        groupTables.add(made);
        return made;
    }

    /// Passes each key with an entry in a state to the consumer, and selects the key. The consumer may change or
    /// clear the entry. Afterwards the former key is selected again.
    public <S extends State> void forEachKey(StateDescriptor<S, ?> descriptor, BiConsumer<K, S> consumer) {
        HeapState<K> state = state(descriptor);
        @SuppressWarnings("unchecked")
        S handle = (S) state;
        current.keep(() -> state.tables().forEachKey(key -> {
            select(key);
            consumer.accept(key, handle);
        }));
    }

    /// Returns the names of the declared states without namespaces.
    public List<String> names() {
        return List.copyOf(states.keySet());
    }

    /// Returns the keys with an entry in a state. Empty if the state does not exist.
    public Stream<K> keys(String stateName) {
        HeapState<K> state = states.get(stateName);
        if (state == null) return Stream.empty();
        List<K> all = new ArrayList<>();
        state.tables().forEachKey(all::add);
        return all.stream();
    }

    /// Sets the snapshot from which states declared later are restored. Called before any state is declared.
    public void restore(KeyedRestore<K> from) {
        restorer.with(from);
    }

    /// Sets the snapshot from which states declared later are restored. Called if a subtask of this process with
    /// the same key groups took the snapshot and still holds it in memory.
    public void restore(KeyedRestore<K> from, KeyedSnapshot<K> kept) {
        restorer.with(from);
        restorer.withKept(kept);
    }

    /// Releases the snapshot in memory after the restore.
    public void releaseKept() {
        restorer.release();
    }

    /// Prepares for snapshots.
    public void beginSnapshots() {
        hasSnapshots = true;
        states.values().forEach(state -> state.tables().beginSnapshots());
        namespaced.values().forEach(NamespacedState::beginSnapshots);
        parts.forEach(KeyedPart::beginSnapshots);
    }

    /// Returns whether [#beginSnapshots] was called.
    public boolean hasSnapshots() {
        return hasSnapshots;
    }

    /// Takes a snapshot of all states. The cost is a few words for each table and page.
    ///
    /// @param operator the operator ID of the snapshot's sections
    public KeyedSnapshot<K> snapshot(String operator, TypeSerializer<K> keySerializer) throws IOException {
        KeyedSnapshot<K> snapshot =
                new KeyedSnapshot<>(operator, current.keys(), keySerializer, current.maxParallelism());
        if (cache != null) snapshot.readAway(cache.store().view());
        for (HeapState<K> state : states.values()) {
            snapshot.add(state, ttl(state.descriptor()));
        }
        for (NamespacedState<?, ?> state : namespaced.values()) state.addTo(snapshot);
        for (KeyedPart part : parts) part.addTo(snapshot);
        restorer.addTo(snapshot);
        return snapshot;
    }

    /// Drops the entries of the current key in all states without namespaces.
    public void dropCurrent() {
        for (HeapState<K> state : states.values()) state.clear();
    }

    /// Returns the number of namespaces with entries over all states. The number is 0 when all windows are gone.
    public long namespaces() {
        long kept = 0;
        for (NamespacedState<?, ?> state : namespaced.values()) kept += state.namespaces();
        return kept;
    }

    /// Attaches an operator's own keyed data, which becomes part of metrics and snapshots.
    public void attach(KeyedPart part) {
        parts.add(part);
        if (hasSnapshots) part.beginSnapshots();
    }

    /// Passes the operator's own rows of the restored snapshots to the consumer. The key of each row is selected.
    /// The rows of a key group are in the order in which they were written.
    public <N, V> void restoreRows(RowType<N, V> type, KeyedRows.OnRow<K, N, V> consumer) {
        current.keep(() -> restorer.rows(type, consumer));
    }

    /// Passes the operator's own rows of incremental snapshots to the target: all rows and removed keys of all
    /// files, in order. The operator decides how a row combines with earlier rows of the same key and namespace.
    ///
    /// @return whether the next snapshot may be incremental
    public <N, V> boolean restoreChanging(RowType<N, V> type, ChangingRows.Target<K, N, V> to) {
        boolean[] tellsChanges = {true};
        current.keep(() -> tellsChanges[0] = restorer.rows(type, to));
        return tellsChanges[0];
    }

    /// Passes the operator's own values, one per key, to the target.
    public <V> void restoreValues(KeyedValueType<V> type, KeyedValues.Target<K, V> to) {
        current.keep(() -> restorer.values(type, to));
    }

    /// Passes the timers of the restored snapshots to the target. The key of each timer is selected.
    ///
    /// @return whether the next snapshot may be incremental
    public <N> boolean restoreTimers(RowType<N, Long> type, TimerRows<N> to) {
        boolean[] tellsChanges = {true};
        current.keep(() -> tellsChanges[0] = restorer.timers(type, to));
        return tellsChanges[0];
    }

    /// Passes the values of the restored key groups to the consumer, as far as their keys belong to this subtask.
    public <V> void restoreGroups(String name, TypeSerializer<V> serializer, KeyedRestore.OnGroup<V> consumer) {
        restorer.groups(name, serializer, consumer);
    }

    /// Returns whether the restored snapshots contain data of the operator under a name.
    public boolean restores(String name) {
        return restorer.has(name);
    }

    /// Returns the number of event-time timers over all attached parts.
    public int eventTimeTimers() {
        return parts.stream().mapToInt(KeyedPart::eventTimeTimers).sum();
    }

    /// Returns the number of processing-time timers over all attached parts.
    public int processingTimeTimers() {
        return parts.stream().mapToInt(KeyedPart::processingTimeTimers).sum();
    }

    /// Returns the number of entries in one namespace over all states with namespaces.
    public <N> long entries(N namespace) {
        long entries = 0;
        for (NamespacedState<?, ?> state : namespaced.values()) entries += state.entriesIn(namespace);
        return entries;
    }

    /// Returns the number of entries in all namespaces over all states.
    public long namespacedEntries() {
        long entries = 0;
        for (NamespacedState<?, ?> state : namespaced.values()) entries += state.entries();
        return entries;
    }

    /// Returns the keys with an entry in a state's namespace. Empty if the state does not exist.
    @SuppressWarnings("unchecked")
    public <N> Stream<K> keys(String stateName, N namespace) {
        NamespacedState<?, ?> state = namespaced.get(stateName);
        return state == null ? Stream.empty() : ((List<K>) state.keysIn(namespace)).stream();
    }

    /// Returns whether a key with this hash belongs to this subtask.
    public boolean owns(int hash) {
        return current.owns(hash);
    }

    /// Returns the number of entries over all states without namespaces.
    public long entries() {
        long entries = 0;
        for (HeapState<K> state : states.values()) entries += state.tables().size();
        return entries;
    }
}
