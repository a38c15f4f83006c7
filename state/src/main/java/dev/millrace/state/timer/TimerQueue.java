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
/// which orders the timers. Not thread-safe.
///
/// If most keys have one timer at a time, this timer is found by the key alone, and other timers of the key by key and
/// time. If a program deletes a timer and then sets a later one for the same key, the row changes in place, and the
/// registration stays in the queue until its time. Then the row is registered again at its current time.
///
/// A deleted timer leaves its registration in the queue. The queue drops the registration when it is first, when its
/// whole range is deleted, or when there are many such registrations.
final class TimerQueue<K> {
    /// The column with the sequence number of the timer.
    static final int SEQUENCE = 0;

    /// The column with the time of the registration in the queue, which is not after the time of the timer.
    private static final int QUEUED = 1;

    private static final int LEFTOVERS_MIN = 1_024;
    private static final int LEFTOVERS_RATIO = 7;
    private static final int OBSERVED = 1_024;
    /// If fewer timers are found by key and time, their rows are not prefetched.
    private static final int PREFETCHED_MIN = 256;

    private final KeyedStates<K> keyed;
    private final Keys<K> keys;
    private final boolean isPrimitive;
    private final int first;
    private final @Nullable CompositeTable<K>[] groups;
    private final CalendarQueue queue;
    private long sequence;
    private int size;
    /// The number of timers that are found by key and time.
    private int others;
    /// Whether a new timer of a key without timers is found by the key alone.
    private boolean prefersSingle = true;

    private int additions;
    /// How many of the last additions were timers of keys that had another one.
    private int crowded;
    /// How many of the last additions followed a removal for the same key.
    private int moves;
    /// The hash of the key whose timer was removed since the last addition.
    private int removed;

    private boolean hasRemoved;
    /// The time of the last timer that was looked up by key and time.
    private long recent;
    /// The namespace of the first timer; null before.
    private @Nullable Object common;
    /// Whether all timers so far have this namespace, so that lookups need not compare namespaces.
    private boolean isCommon = true;

    private boolean hasSnapshots;
    private boolean beginsWhole;
    /// The table of a row whose timer was deleted, while the row waits for another timer of its key; else null.
    private @Nullable CompositeTable<K> vacatedIn;
    /// The slot of that row.
    private int vacated;
    /// The slot of the timer that is due, and the hash of its key.
    private int due;

    private int dueHash;

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
        CompositeTable<K> made = new CompositeTable<>(keys, ColumnKind.LONG, ColumnKind.LONG);
        if (hasSnapshots) made.beginSnapshots();
        groups[group] = made;
        return made;
    }

    /// Loads the rows of some keys into the processor's cache, see [CompositeTable#prefetch].
    int prefetch(int[] hashes, int from, int to) {
        if (size == 0) return 0;
        if (!prefersSingle) return prefetchOthers(hashes, from, to);
        int touched = 0;
        for (int i = from; i < to; i++) {
            CompositeTable<K> table = table(hashes[i]);
            if (table != null) touched += table.prefetchRow(hashes[i]);
        }
        return touched;
    }

    /// Loads rows of the time that was used last, because most records of a batch use the same time if a program sets
    /// timers for the ends of intervals.
    private int prefetchOthers(int[] hashes, int from, int to) {
        if (others < PREFETCHED_MIN) return 0;
        int touched = 0;
        for (int i = from; i < to; i++) {
            CompositeTable<K> table = table(hashes[i]);
            if (table != null) touched += table.prefetchRow(CompositeTable.hashBeside(hashes[i], recent));
        }
        return touched;
    }

    /// Adds a timer of the current key, unless it exists.
    void add(Object namespace, long timestamp) {
        keyed.requireKey();
        if (namespace != common) observe(namespace);
        int hash = keyed.currentHash();
        CompositeTable<K> table = madeTable(hash);
        if (vacatedIn != null && reusesVacated(table, namespace, timestamp, hash)) return;
        int single = single(table, hash);
        if (single >= 0 && isTimer(table, single, namespace, timestamp)) return;
        int slot;
        if (single < 0 && prefersSingle) {
            if (other(table, namespace, timestamp, hash) >= 0) return;
            slot = claimSingle(table, hash);
            table.identify(slot, namespace, timestamp);
        } else {
            slot = claimOther(table, namespace, timestamp, hash);
            if (!table.wasInserted()) return;
            others++;
        }
        register(table, slot, timestamp);
        observe(single >= 0, hasRemoved && removed == hash);
    }

    private void observe(Object namespace) {
        if (common == null) common = namespace;
        else if (!namespace.equals(common)) isCommon = false;
    }

    /// Decides how new timers are found. If most keys have another timer already, finding one of them by the key alone
    /// would only cost a lookup. If most timers replace a deleted one, it saves lookups.
    private void observe(boolean isCrowded, boolean isMove) {
        hasRemoved = false;
        if (isCrowded) crowded++;
        if (isMove) moves++;
        if (++additions < OBSERVED) return;
        prefersSingle = prefersSingle ? 2 * crowded < additions : 2 * moves > additions;
        additions = 0;
        crowded = 0;
        moves = 0;
    }

    /// Adds a timer in the vacated row if the row belongs to the current key. Otherwise removes the vacated row.
    ///
    /// @return whether the timer was added
    private boolean reusesVacated(CompositeTable<K> table, Object namespace, long timestamp, int hash) {
        if (!isVacated(table) || other(table, namespace, timestamp, hash) >= 0) {
            settle();
            return false;
        }
        vacatedIn = null;
        size++;
        observe(false, true);
        move(table, vacated, namespace, timestamp);
        return true;
    }

    private void register(CompositeTable<K> table, int slot, long timestamp) {
        size++;
        table.setLong(SEQUENCE, slot, sequence++);
        push(table, slot, timestamp);
    }

    private void push(CompositeTable<K> table, int slot, long timestamp) {
        table.setLong(QUEUED, slot, timestamp);
        long longKey = isPrimitive ? table.longKeyAt(slot) : 0;
        Object objectKey = isPrimitive ? null : table.plainKeyAt(slot);
        queue.push(timestamp, table.getLong(SEQUENCE, slot), longKey, objectKey, table.namespaceAt(slot));
    }

    /// Lets a row whose timer was deleted hold another timer of the same key.
    private void move(CompositeTable<K> table, int slot, Object namespace, long timestamp) {
        long queued = table.getLong(QUEUED, slot);
        if (isCommon) table.renumber(slot, timestamp);
        else table.rename(slot, namespace, timestamp);
        table.setLong(SEQUENCE, slot, sequence++);
        if (timestamp > queued) return;
        queue.died(queued);
        push(table, slot, timestamp);
    }

    /// Returns the slot of the current key's timer that is found by the key alone, or -1.
    private int single(CompositeTable<K> table, int hash) {
        if (size == others) return -1;
        return isPrimitive ? table.slotOf(keyed.currentLongKey(), hash) : table.slotOf(keyed.currentKey(), hash);
    }

    private int claimSingle(CompositeTable<K> table, int hash) {
        return isPrimitive ? table.claim(keyed.currentLongKey(), hash) : table.claim(keyed.currentKey(), hash);
    }

    private int claimOther(CompositeTable<K> table, Object namespace, long timestamp, int hash) {
        int beside = CompositeTable.hashBeside(hash, timestamp);
        recent = timestamp;
        if (isPrimitive && isCommon) return table.claimNumbered(keyed.currentLongKey(), namespace, timestamp, beside);
        return isPrimitive
                ? table.claim(keyed.currentLongKey(), namespace, timestamp, beside)
                : table.claim(keyed.currentKey(), namespace, timestamp, beside);
    }

    /// Returns the slot of the current key's timer that is found by key and time, or -1.
    private int other(CompositeTable<K> table, Object namespace, long timestamp, int hash) {
        if (others == 0 || isUnknown(namespace)) return -1;
        int beside = CompositeTable.hashBeside(hash, timestamp);
        if (isPrimitive && isCommon) return table.slotOfNumbered(keyed.currentLongKey(), timestamp, beside);
        return isPrimitive
                ? table.slotOf(keyed.currentLongKey(), namespace, timestamp, beside)
                : table.slotOf(keyed.currentKey(), namespace, timestamp, beside);
    }

    /// Returns whether no timer has had this namespace.
    private boolean isUnknown(Object namespace) {
        return isCommon && namespace != common && !namespace.equals(common);
    }

    private boolean isTimer(CompositeTable<?> table, int slot, Object namespace, long timestamp) {
        if (table.numberAt(slot) != timestamp) return false;
        if (isCommon) return !isUnknown(namespace);
        Object kept = table.namespaceAt(slot);
        return kept == namespace || kept.equals(namespace);
    }

    /// Returns whether the vacated row belongs to the current key.
    private boolean isVacated(CompositeTable<K> table) {
        if (vacatedIn != table) return false;
        return isPrimitive
                ? table.longKeyAt(vacated) == keyed.currentLongKey()
                : table.isOf(vacated, keyed.currentKey());
    }

    /// Removes a timer of the current key, if it exists.
    void remove(Object namespace, long timestamp) {
        settle();
        int hash = keyed.currentHash();
        CompositeTable<K> table = table(hash);
        if (table == null) return;
        int slot = single(table, hash);
        if (slot >= 0 && isTimer(table, slot, namespace, timestamp)) {
            vacatedIn = table;
            vacated = slot;
            size--;
            return;
        }
        slot = other(table, namespace, timestamp, hash);
        if (slot < 0) return;
        others--;
        size--;
        drop(table, slot);
        hasRemoved = true;
        removed = hash;
    }

    /// Removes the row whose timer was deleted.
    private void settle() {
        CompositeTable<K> table = vacatedIn;
        if (table == null) return;
        vacatedIn = null;
        drop(table, vacated);
    }

    private void drop(CompositeTable<K> table, int slot) {
        long queued = table.getLong(QUEUED, slot);
        table.remove(slot);
        queue.died(queued);
        if (queue.size() - size > (long) LEFTOVERS_RATIO * size + LEFTOVERS_MIN) {
            queue.retain((in, entry) -> find(in, entry, hash(in, entry)) >= 0);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // registrations have keys
    private int hash(Registrations in, int entry) {
        return isPrimitive ? keys.hashLong(in.longKey(entry)) : keys.hash((K) in.objectKey(entry));
    }

    /// Returns the slot of the timer to which a registration belongs, or -1 if the timer was deleted.
    @SuppressWarnings("NullAway") // registrations have keys
    private int find(Registrations in, int entry, int hash) {
        CompositeTable<K> table = table(hash);
        if (table == null) return -1;
        long time = in.time(entry);
        int slot = -1;
        if (size > others) {
            slot = isPrimitive ? table.slotOf(in.longKey(entry), hash) : table.slotOf(in.objectKey(entry), hash);
        }
        boolean isSingle = slot >= 0 && table.getLong(QUEUED, slot) == time;
        if (isSingle && table.getLong(SEQUENCE, slot) == in.sequence(entry)) return slot;
        // The timer may have moved since its registration, but another timer of the key may have the same time.
        int moved = isSingle && table.numberAt(slot) > time ? slot : -1;
        if (others == 0) return moved;
        int beside = CompositeTable.hashBeside(hash, time);
        if (isPrimitive && isCommon) slot = table.slotOfNumbered(in.longKey(entry), time, beside);
        else if (isPrimitive) slot = table.slotOf(in.longKey(entry), in.namespace(entry), time, beside);
        else slot = table.slotOf(in.objectKey(entry), in.namespace(entry), time, beside);
        return slot >= 0 && table.getLong(SEQUENCE, slot) == in.sequence(entry) ? slot : moved;
    }

    /// Returns whether a timer is due at a time. If so, [#firstTimestamp] returns its time, and [#poll] removes it.
    boolean hasDue(long until) {
        settle();
        if (size == 0) return false;
        while (queue.hasDue(until)) {
            Registrations in = queue.first();
            int entry = queue.firstEntry();
            int hash = hash(in, entry);
            int slot = find(in, entry, hash);
            if (slot < 0) {
                queue.pop();
                continue;
            }
            CompositeTable<K> table = madeTable(hash);
            long timestamp = table.numberAt(slot);
            due = slot;
            dueHash = hash;
            if (timestamp == in.time(entry)) return true;
            queue.pop();
            push(table, slot, timestamp);
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
        Registrations in = queue.first();
        int entry = queue.firstEntry();
        CompositeTable<K> table = madeTable(dueHash);
        Object namespace = table.namespaceAt(due);
        if (!table.isSingle(due, dueHash)) others--;
        table.remove(due);
        size--;
        if (isPrimitive) keyed.selectLong(in.longKey(entry), dueHash);
        else keyed.select((K) in.objectKey(entry), dueHash);
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
        settle();
        hasSnapshots = true;
        for (CompositeTable<K> table : groups) {
            if (table == null) continue;
            table.beginSnapshots();
            if (beginsWhole) table.makeWhole();
        }
    }

    /// Takes a snapshot of the timers, by key group.
    Map<Integer, TableSnapshot<CompositeTable.Key<K>>> snapshot() {
        settle();
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
        settle();
        CompositeTable<K> table = groups[group - first];
        if (table == null) return;
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            if (!table.isSingle(slot, keys.hash(table.plainKeyAt(slot)))) others--;
        }
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
        settle();
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
