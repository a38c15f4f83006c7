package dev.millrace.state.timer;

import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.TableSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Timers of one time domain: a table for each key group, which snapshots share, and a heap that orders them. A timer
/// that was deleted leaves its registration in the heap until that comes first, or until such leftovers are many. The
/// first registration of the heap is always that of a timer. Used by one thread.
final class TimerQueue<K> {
    /// The column with the number of the registration.
    static final int SEQUENCE = 0;

    private static final int LEFTOVERS_MIN = 1_024;
    private static final int LEFTOVERS_RATIO = 3;

    private final KeyedStates<K> keyed;
    private final Keys<K> keys;
    private final boolean isPrimitive;
    private final int first;
    private final @Nullable CompositeTable<K>[] groups;
    private final TimerHeap heap;
    private long sequence;
    private int size;
    private boolean hasSnapshots;
    private boolean beginsWhole;

    @SuppressWarnings("unchecked")
    TimerQueue(KeyedStates<K> keyed) {
        this.keyed = keyed;
        this.keys = keyed.keyShape();
        this.isPrimitive = keys.isPrimitive();
        this.first = keyed.range().first();
        this.groups = new CompositeTable[keyed.range().size()];
        this.heap = new TimerHeap(isPrimitive);
    }

    private @Nullable CompositeTable<K> table(int hash) {
        return groups[KeyGroups.of(hash, keyed.maxParallelism()) - first];
    }

    private CompositeTable<K> madeTable(int hash) {
        int group = KeyGroups.of(hash, keyed.maxParallelism()) - first;
        CompositeTable<K> known = groups[group];
        if (known != null) return known;
        CompositeTable<K> made = new CompositeTable<>(keys, ColumnKind.LONG);
        if (hasSnapshots) made.beginSnapshots();
        groups[group] = made;
        return made;
    }

    /// Adds a timer of the current key, unless it is there.
    void add(Object namespace, long timestamp) {
        int hash = keyed.currentHash();
        CompositeTable<K> table = madeTable(hash);
        int rowHash = CompositeTable.hash(hash, 0, timestamp);
        if (isPrimitive) {
            keyed.requireKey();
            long key = keyed.currentLongKey();
            int slot = table.claim(key, namespace, timestamp, rowHash);
            if (table.wasInserted()) inserted(table, slot, key, null);
        } else {
            Object key = keyed.currentKey();
            int slot = table.claim(key, namespace, timestamp, rowHash);
            if (table.wasInserted()) inserted(table, slot, 0, key);
        }
    }

    private void inserted(CompositeTable<K> table, int slot, long longKey, @Nullable Object objectKey) {
        long number = sequence++;
        table.setLong(SEQUENCE, slot, number);
        size++;
        heap.push(table.numberAt(slot), number, longKey, objectKey, table.namespaceAt(slot));
    }

    /// Removes a timer of the current key, if it is there.
    void remove(Object namespace, long timestamp) {
        int hash = keyed.currentHash();
        CompositeTable<K> table = table(hash);
        if (table == null) return;
        int rowHash = CompositeTable.hash(hash, 0, timestamp);
        int slot = isPrimitive
                ? table.slotOf(keyed.currentLongKey(), namespace, timestamp, rowHash)
                : table.slotOf(keyed.currentKey(), namespace, timestamp, rowHash);
        if (slot < 0) return;
        boolean isFirst = heap.sequence(0) == table.getLong(SEQUENCE, slot);
        table.remove(slot);
        size--;
        if (isFirst) {
            heap.pop();
            dropLeftovers();
        } else if (heap.size() - size > (long) LEFTOVERS_RATIO * size + LEFTOVERS_MIN) {
            heap.retain(this::isAlive);
        }
    }

    /// Makes the first registration one of a timer.
    private void dropLeftovers() {
        while (!heap.isEmpty() && !isAlive(0)) heap.pop();
    }

    private boolean isAlive(int entry) {
        int hash = hash(entry);
        CompositeTable<K> table = table(hash);
        if (table == null) return false;
        int slot = find(table, entry, hash);
        return slot >= 0 && table.getLong(SEQUENCE, slot) == heap.sequence(entry);
    }

    @SuppressWarnings("unchecked")
    private int hash(int entry) {
        return isPrimitive ? keys.hashLong(heap.longKey(entry)) : keys.hash((K) heap.objectKey(entry));
    }

    private int find(CompositeTable<K> table, int entry, int hash) {
        long time = heap.time(entry);
        int rowHash = CompositeTable.hash(hash, 0, time);
        return isPrimitive
                ? table.slotOf(heap.longKey(entry), heap.namespace(entry), time, rowHash)
                : table.slotOf(heap.objectKey(entry), heap.namespace(entry), time, rowHash);
    }

    /// Takes the first timer out, whose time is [#nextTimestamp], and selects its key. There must be one.
    ///
    /// @return its namespace
    @SuppressWarnings("unchecked")
    Object poll() {
        int hash = hash(0);
        CompositeTable<K> table = madeTable(hash);
        Object namespace = heap.namespace(0);
        table.remove(find(table, 0, hash));
        size--;
        if (isPrimitive) keyed.selectLong(heap.longKey(0), hash);
        else keyed.select((K) heap.objectKey(0), hash);
        heap.pop();
        dropLeftovers();
        return namespace;
    }

    /// The earliest time; `Long.MAX_VALUE` if there is none.
    long nextTimestamp() {
        return heap.isEmpty() ? Long.MAX_VALUE : heap.time(0);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void beginSnapshots() {
        hasSnapshots = true;
        for (CompositeTable<K> table : groups) {
            if (table == null) continue;
            table.beginSnapshots();
            if (beginsWhole) table.makeWhole();
        }
    }

    /// The timers as they are now, by key group.
    Map<Integer, TableSnapshot<CompositeTable.Key<K>>> snapshot() {
        if (!hasSnapshots) beginSnapshots();
        Map<Integer, TableSnapshot<CompositeTable.Key<K>>> all = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            CompositeTable<K> table = groups[i];
            if (table != null) all.put(first + i, table.snapshot());
        }
        return all;
    }

    /// Drops the timers of a key group.
    void clear(int group) {
        CompositeTable<K> table = groups[group - first];
        if (table == null) return;
        size -= table.size();
        table.clear();
        dropLeftovers();
    }

    /// The first snapshot has all timers, since what they were restored from does not tell changes.
    void beginWhole() {
        beginsWhole = true;
        if (hasSnapshots) beginSnapshots();
    }

    /// All timers in the order in which they fire.
    List<CompositeTable.Key<K>> all() {
        record Row<K>(CompositeTable.Key<K> key, long sequence) {}
        List<Row<K>> rows = new ArrayList<>(size);
        for (CompositeTable<K> table : groups) {
            if (table == null) continue;
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
                rows.add(new Row<>(table.keyAt(slot), table.getLong(SEQUENCE, slot)));
            }
        }
        rows.sort(Comparator.<Row<K>>comparingLong(row -> row.key.number()).thenComparingLong(Row::sequence));
        return rows.stream().map(Row::key).toList();
    }
}
