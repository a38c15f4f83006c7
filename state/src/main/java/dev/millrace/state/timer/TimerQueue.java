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

/// Holds the timers of one time domain: one table per key group, which snapshots share, and a queue of registrations,
/// which orders the timers. A deleted timer leaves its registration in the queue. The queue drops the registration when
/// it is first, when its whole range is deleted, or when there are many such registrations. Not thread-safe.
final class TimerQueue<K> {
    /// The column with the sequence number of the registration.
    static final int SEQUENCE = 0;

    private static final int LEFTOVERS_MIN = 1_024;
    private static final int LEFTOVERS_RATIO = 7;

    private final KeyedStates<K> keyed;
    private final Keys<K> keys;
    private final boolean isPrimitive;
    private final int first;
    private final @Nullable CompositeTable<K>[] groups;
    private final CalendarQueue queue;
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
        this.queue = new CalendarQueue(isPrimitive);
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

    /// Adds a timer of the current key, unless it exists.
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
        queue.push(table.numberAt(slot), number, longKey, objectKey, table.namespaceAt(slot));
    }

    /// Removes a timer of the current key, if it exists.
    void remove(Object namespace, long timestamp) {
        int hash = keyed.currentHash();
        CompositeTable<K> table = table(hash);
        if (table == null) return;
        int rowHash = CompositeTable.hash(hash, 0, timestamp);
        int slot = isPrimitive
                ? table.slotOf(keyed.currentLongKey(), namespace, timestamp, rowHash)
                : table.slotOf(keyed.currentKey(), namespace, timestamp, rowHash);
        if (slot < 0) return;
        table.remove(slot);
        size--;
        queue.died(timestamp);
        if (queue.size() - size > (long) LEFTOVERS_RATIO * size + LEFTOVERS_MIN) queue.retain(this::isAlive);
    }

    private boolean isAlive(Registrations in, int entry) {
        int hash = hash(in, entry);
        CompositeTable<K> table = table(hash);
        if (table == null) return false;
        int slot = find(table, in, entry, hash);
        return slot >= 0 && table.getLong(SEQUENCE, slot) == in.sequence(entry);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // registrations have keys
    private int hash(Registrations in, int entry) {
        return isPrimitive ? keys.hashLong(in.longKey(entry)) : keys.hash((K) in.objectKey(entry));
    }

    @SuppressWarnings("NullAway") // registrations have keys
    private int find(CompositeTable<K> table, Registrations in, int entry, int hash) {
        long time = in.time(entry);
        int rowHash = CompositeTable.hash(hash, 0, time);
        return isPrimitive
                ? table.slotOf(in.longKey(entry), in.namespace(entry), time, rowHash)
                : table.slotOf(in.objectKey(entry), in.namespace(entry), time, rowHash);
    }

    /// Returns whether a timer is due at a time. If so, [#firstTimestamp] returns its time, and [#poll] removes it.
    boolean hasDue(long until) {
        if (size == 0) return false;
        while (queue.hasDue(until)) {
            if (isAlive(queue.first(), queue.firstEntry())) return true;
            queue.pop();
        }
        return false;
    }

    /// Returns the time of the timer that is due.
    long firstTimestamp() {
        return queue.first().time(queue.firstEntry());
    }

    /// Removes the timer that is due, and selects its key. Called directly after [#hasDue].
    ///
    /// @return the namespace of the timer
    @SuppressWarnings({"unchecked", "NullAway"}) // registrations have keys
    Object poll() {
        Registrations first = queue.first();
        int entry = queue.firstEntry();
        int hash = hash(first, entry);
        CompositeTable<K> table = madeTable(hash);
        Object namespace = first.namespace(entry);
        table.remove(find(table, first, entry, hash));
        size--;
        if (isPrimitive) keyed.selectLong(first.longKey(entry), hash);
        else keyed.select((K) first.objectKey(entry), hash);
        queue.pop();
        return namespace;
    }

    /// Returns a lower bound of all timers' times, or `Long.MAX_VALUE` if there is no timer. Deleted timers
    /// may count.
    long earliest() {
        return size == 0 ? Long.MAX_VALUE : queue.earliest();
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

    /// Takes a snapshot of the timers, by key group.
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
    }

    /// Makes the first snapshot contain all timers, because the restored format does not support
    /// incremental snapshots.
    void beginWhole() {
        beginsWhole = true;
        if (hasSnapshots) beginSnapshots();
    }

    /// Returns all timers in the order in which they fire.
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
