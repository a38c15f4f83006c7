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
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.KeyedValueType;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.rows.TimerRows;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.value.TimeToLive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All keyed state of one operator in one subtask, on the heap, and in a store what has no room there. A key is
/// selected first; every state then shows its entry of that key. Used by one thread at a time.
///
/// @param <K> the keys' type
public final class KeyedStates<K> implements KeyedStateStore {
    private static final int PREFETCHED = 32;

    private final Keys<K> keys;
    private final int maxParallelism;
    private final KeyGroups.Range range;
    private final Clock clock;
    private final Map<String, HeapState<K>> states = new LinkedHashMap<>();
    private final Map<String, NamespacedState<?, ?>> namespaced = new LinkedHashMap<>();
    private final List<KeyedPart> parts = new ArrayList<>();
    private final @Nullable TableCache<K> cache;

    private final KeyedStateRestorer<K> restorer = new KeyedStateRestorer<>(this);
    private boolean hasSnapshots;
    private long currentLong;
    private @Nullable Object currentObject;
    private int currentHash;
    private boolean isSelected;
    private long selection;
    private final List<KeyGroupTables<K>> groupTables = new ArrayList<>();
    /// Makes the reads of [#prefetch] count.
    @SuppressWarnings("UnusedVariable")
    private int prefetched;

    /// On the heap alone.
    ///
    /// @param range the key groups that this subtask owns
    /// @param clock for time to live
    public KeyedStates(Keys<K> keys, int maxParallelism, KeyGroups.Range range, Clock clock) {
        this(new Place<>(keys, maxParallelism, range, clock));
    }

    /// On the heap alone.
    public KeyedStates(Place<K> place) {
        this(place, null);
    }

    /// What the heap has no room for goes to a store.
    public KeyedStates(Place<K> place, SpillOptions overflow, TypeSerializer<K> keySerializer) {
        this(place, new Storing<>(overflow, keySerializer));
    }

    private KeyedStates(Place<K> place, @Nullable Storing<K> storing) {
        this.keys = place.keys;
        this.maxParallelism = place.maxParallelism;
        this.range = place.range;
        this.clock = place.clock;
        this.cache = storing == null ? null : new TableCache<>(this, storing.keySerializer, storing.overflow);
    }

    /// What a subtask's keys are, and which are its own.
    ///
    /// @param range the key groups that this subtask owns
    /// @param clock for time to live
    public record Place<K>(Keys<K> keys, int maxParallelism, KeyGroups.Range range, Clock clock) {}

    private record Storing<K>(SpillOptions overflow, TypeSerializer<K> keySerializer) {}

    /// Null if all state stays on the heap.
    @Nullable
    TableCache<K> cache() {
        return cache;
    }

    public boolean isStored() {
        return cache != null;
    }

    /// Makes a key the current one.
    ///
    /// @param hash its hash, as [Keys#hash] gives it
    public void select(K key, int hash) {
        if (keys.isPrimitive()) currentLong = keys.toLong(key);
        currentObject = key;
        currentHash = hash;
        isSelected = true;
        selection++;
    }

    void select(K key) {
        select(key, keys.hash(key));
    }

    /// The same for a primitive key, which is boxed only if somebody asks for it.
    public void selectLong(long key, int hash) {
        currentLong = key;
        currentObject = null;
        currentHash = hash;
        isSelected = true;
        selection++;
    }

    /// Brings the rows of the keys of some records into the cache, all at once. One after the other, each record would
    /// wait for its own.
    ///
    /// @param hashes of the keys of a batch of records
    /// @param from the first record
    /// @param size of the batch
    /// @return the record for which this is to be called again
    public int prefetch(int[] hashes, int from, int size) {
        int to = Math.min(size, from + PREFETCHED);
        int touched = 0;
        for (int i = 0; i < groupTables.size(); i++)
            touched += groupTables.get(i).prefetch(hashes, from, to);
        prefetched = touched;
        return to;
    }

    @SuppressWarnings("unchecked")
    public K currentKey() {
        if (!isSelected) {
            throw StateFaults.NO_KEY
                    .what("keyed state was used outside of a record or timer")
                    .fix("use it in processElement, onTimer and the like, not in open() or close()");
        }
        Object key = currentObject;
        if (key == null) {
            key = keys.fromLong(currentLong);
            currentObject = key;
        }
        return (K) key;
    }

    /// Throws if no key was selected.
    public void requireKey() {
        if (!isSelected) currentKey();
    }

    /// The current key, if keys are primitive.
    public long currentLongKey() {
        return currentLong;
    }

    public int currentHash() {
        return currentHash;
    }

    public Keys<K> keyShape() {
        return keys;
    }

    /// The key groups that this subtask owns.
    public KeyGroups.Range range() {
        return range;
    }

    public int maxParallelism() {
        return maxParallelism;
    }

    Clock clock() {
        return clock;
    }

    /// What states remember of the current key counts no more, since another namespace was selected.
    void namespaceSelected() {
        selection++;
    }

    /// Changes whenever a key or a namespace is selected.
    long selection() {
        return selection;
    }

    /// The slot of the current key in a table, or -1.
    int find(KeyedTable<K> table) {
        return keys.isPrimitive() ? table.slotOf(currentLong, currentHash) : table.slotOf(currentKey(), currentHash);
    }

    /// The slot of the current key in a table, made if need be.
    int claim(KeyedTable<K> table) {
        if (!isSelected) currentKey();
        return keys.isPrimitive() ? table.claim(currentLong, currentHash) : table.claim(currentKey(), currentHash);
    }

    /// The slot of the current key in its table, made if need be.
    ///
    /// @param isNew whether the key has no entry outside of the table
    int claim(StateTable<K> tables, boolean isNew) {
        KeyedTable<K> table = tables.current();
        SpillableTable<K> spillable = tables.spillable();
        if (spillable == null) return tables.claim(this, table);
        int slot = find(table);
        if (slot < 0 && !isNew) slot = spillable.asked(slot);
        return slot < 0 ? spillable.claim() : slot;
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

    /// The state of a descriptor, of whatever kind.
    @SuppressWarnings("unchecked")
    public <S extends State> S of(StateDescriptor<S, ?> descriptor) {
        return (S) state(descriptor);
    }

    private HeapState<K> state(StateDescriptor<?, ?> descriptor) {
        HeapState<K> known = states.get(descriptor.getName());
        if (known == null) {
            HeapState<K> made = HeapStates.make(this, descriptor, tables(descriptor));
            keepingKey(() -> restorer.into(made));
            if (hasSnapshots) made.tables().beginSnapshots();
            states.put(descriptor.getName(), made);
            if (made.tables() instanceof KeyGroupTables<K> tables) groupTables.add(tables);
            return made;
        }
        if (known.descriptor().getType() != descriptor.getType()) {
            throw StateFaults.REDECLARED
                    .what(
                            "state '%s' was a %s state and is now asked for as a %s state",
                            descriptor.getName(), known.descriptor().getType(), descriptor.getType())
                    .fix("give each state a name of its own");
        }
        return known;
    }

    private StateTable<K> tables(StateDescriptor<?, ?> descriptor) {
        return cache == null
                ? new KeyGroupTables<>(this, HeapStates.columns(descriptor))
                : new StoredKeyGroupTables<>(cache, descriptor);
    }

    /// State that has one entry for each key and namespace: a window, say.
    @SuppressWarnings("unchecked")
    public <N, S extends State> NamespacedState<N, S> namespaced(
            StateDescriptor<S, ?> descriptor, TypeSerializer<N> namespaceSerializer) {
        NamespacedState<?, ?> known = namespaced.get(descriptor.getName());
        if (known != null) return (NamespacedState<N, S>) known;
        NamespacedState<N, S> made = new NamespacedState<>(this, descriptor, namespaceSerializer);
        keepingKey(() -> restorer.into(made, descriptor));
        namespaced.put(descriptor.getName(), made);
        return made;
    }

    /// Tables for values of an operator's own. The rows of records to come are brought into the cache, see [#prefetch].
    public KeyGroupTables<K> tables(ColumnKind... columns) {
        KeyGroupTables<K> made = new KeyGroupTables<>(this, columns);
        groupTables.add(made);
        return made;
    }

    /// Calls back with each key that has an entry in a state, that key being the current one. The callback may
    /// change or clear the entry. Afterwards the key of before is current again.
    public <S extends State> void forEachKey(StateDescriptor<S, ?> descriptor, BiConsumer<K, S> consumer) {
        HeapState<K> state = state(descriptor);
        @SuppressWarnings("unchecked")
        S handle = (S) state;
        keepingKey(() -> state.tables().forEachKey(key -> {
            select(key, keys.hash(key));
            consumer.accept(key, handle);
        }));
    }

    /// Does something with other keys, after which the key of before is current again.
    private void keepingKey(Runnable action) {
        long wasLong = currentLong;
        Object wasObject = currentObject;
        int wasHash = currentHash;
        boolean wasSelected = isSelected;
        action.run();
        currentLong = wasLong;
        currentObject = wasObject;
        currentHash = wasHash;
        isSelected = wasSelected;
        selection++;
    }

    /// Names of the states without namespaces that were declared so far.
    public List<String> names() {
        return List.copyOf(states.keySet());
    }

    /// The keys that have an entry in a state; none if there is no such state.
    public Stream<K> keys(String stateName) {
        HeapState<K> state = states.get(stateName);
        if (state == null) return Stream.empty();
        List<K> all = new ArrayList<>();
        state.tables().forEachKey(all::add);
        return all.stream();
    }

    /// From now on a state that is declared begins with what snapshots hold of it. To be called before any is.
    public void restore(KeyedRestore<K> from) {
        restorer.with(from);
    }

    /// The same where a subtask of this process with the same key groups took the snapshot, and still has it.
    public void restore(KeyedRestore<K> from, KeyedSnapshot<K> kept) {
        restorer.with(from);
        restorer.withKept(kept);
    }

    /// What was restored from memory need not be kept any longer.
    public void releaseKept() {
        restorer.release();
    }

    /// From now on snapshots can be taken.
    public void beginSnapshots() {
        hasSnapshots = true;
        states.values().forEach(state -> state.tables().beginSnapshots());
        namespaced.values().forEach(NamespacedState::beginSnapshots);
        parts.forEach(KeyedPart::beginSnapshots);
    }

    /// Whether [#beginSnapshots] was called.
    public boolean hasSnapshots() {
        return hasSnapshots;
    }

    /// All states as they are now, at the cost of a few words for each table and page.
    ///
    /// @param operator the id under which they are written
    public KeyedSnapshot<K> snapshot(String operator, TypeSerializer<K> keySerializer) throws IOException {
        KeyedSnapshot<K> snapshot = new KeyedSnapshot<>(operator, keys, keySerializer, maxParallelism);
        if (cache != null) snapshot.readAway(cache.store().view());
        for (HeapState<K> state : states.values()) {
            snapshot.add(state, new TimeToLive(state.descriptor().getTtlConfig(), clock));
        }
        for (NamespacedState<?, ?> state : namespaced.values()) state.addTo(snapshot);
        for (KeyedPart part : parts) part.addTo(snapshot);
        restorer.addTo(snapshot);
        return snapshot;
    }

    /// Drops what the states without namespaces hold of the current key.
    public void dropCurrent() {
        for (HeapState<K> state : states.values()) state.clear();
    }

    /// Namespaces that are kept, over all states that have them: 0 once all windows are gone.
    public long namespaces() {
        long kept = 0;
        for (NamespacedState<?, ?> state : namespaced.values()) kept += state.namespaces();
        return kept;
    }

    /// Adds what is kept for the same keys, which is counted and kept with the state.
    public void attach(KeyedPart part) {
        parts.add(part);
        if (hasSnapshots) part.beginSnapshots();
    }

    /// Calls back with the rows that the snapshots which this began with hold of an operator's own, each with its
    /// key selected: those of a key group in the order in which they were written. None if it began with nothing.
    public <N, V> void restoreRows(RowType<N, V> type, KeyedRows.OnRow<K, N, V> consumer) {
        keepingKey(() -> restorer.rows(type, consumer));
    }

    /// The same for rows that tell changes: all rows and removed keys of all files, in order. What a row means for a
    /// key and a namespace that have rows already, the operator decides.
    ///
    /// @return whether the next snapshot may tell what has changed since
    public <N, V> boolean restoreChanging(RowType<N, V> type, ChangingRows.Target<K, N, V> to) {
        boolean[] tellsChanges = {true};
        keepingKey(() -> tellsChanges[0] = restorer.rows(type, to));
        return tellsChanges[0];
    }

    /// The same for values of an operator's own, one for each key.
    public <V> void restoreValues(KeyedValueType<V> type, KeyedValues.Target<K, V> to) {
        keepingKey(() -> restorer.values(type, to));
    }

    /// Calls back with the timers that the snapshots which this began with hold, each with its key selected.
    ///
    /// @return whether the next snapshot may tell what has changed since
    public <N> boolean restoreTimers(RowType<N, Long> type, TimerRows<N> to) {
        boolean[] tellsChanges = {true};
        keepingKey(() -> tellsChanges[0] = restorer.timers(type, to));
        return tellsChanges[0];
    }

    /// The same for values of whole key groups: the groups of the snapshot, as far as their keys are the subtask's.
    public <V> void restoreGroups(String name, TypeSerializer<V> serializer, KeyedRestore.OnGroup<V> consumer) {
        restorer.groups(name, serializer, consumer);
    }

    /// Whether the snapshots which this began with hold something of the operator's own under a name.
    public boolean restores(String name) {
        return restorer.has(name);
    }

    /// Event-time timers of all who keep some for these keys.
    public int eventTimeTimers() {
        return parts.stream().mapToInt(KeyedPart::eventTimeTimers).sum();
    }

    /// Processing-time timers of all who keep some for these keys.
    public int processingTimeTimers() {
        return parts.stream().mapToInt(KeyedPart::processingTimeTimers).sum();
    }

    /// Entries in one namespace, over all states that have namespaces.
    public <N> long entries(N namespace) {
        long entries = 0;
        for (NamespacedState<?, ?> state : namespaced.values()) entries += state.entriesIn(namespace);
        return entries;
    }

    /// Entries over all namespaces of all states that have some.
    public long namespacedEntries() {
        long entries = 0;
        for (NamespacedState<?, ?> state : namespaced.values()) entries += state.entries();
        return entries;
    }

    /// The keys that have an entry in a state's namespace; none if there is no such state.
    @SuppressWarnings("unchecked")
    public <N> Stream<K> keys(String stateName, N namespace) {
        NamespacedState<?, ?> state = namespaced.get(stateName);
        return state == null ? Stream.empty() : ((List<K>) state.keysIn(namespace)).stream();
    }

    /// Whether a key with this hash belongs to this subtask.
    public boolean owns(int hash) {
        int group = KeyGroups.of(hash, maxParallelism);
        return group >= range.first() && group <= range.last();
    }

    /// Entries over all states without namespaces.
    public long entries() {
        long entries = 0;
        for (HeapState<K> state : states.values()) entries += state.tables().size();
        return entries;
    }
}
