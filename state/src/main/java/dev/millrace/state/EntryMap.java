package dev.millrace.state;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The map that a map state keeps for one key: entries lie in arrays in the order of insertion, and an index finds them
/// once there are more than a few. With time to live each entry has the time of its last renewal. Used by one thread.
///
/// An entry has a position, which [#put] may change when the arrays are full; [#layout] tells.
final class EntryMap {
    private static final int FIRST_CAPACITY = 4;
    private static final int SCANNED_MAX = 8;
    private static final Object HOLE = new Object();

    private @Nullable Object[] keys;
    private @Nullable Object[] values;
    private long @Nullable [] times;
    /// Positions plus one by hash, 0 for none; null as long as all entries are scanned.
    private int @Nullable [] index;
    /// Positions in use, holes included.
    private int end;
    private int size;
    private int layout;

    EntryMap(boolean hasTimes) {
        keys = new Object[FIRST_CAPACITY];
        values = new Object[FIRST_CAPACITY];
        times = hasTimes ? new long[FIRST_CAPACITY] : null;
    }

    private EntryMap(EntryMap from) {
        keys = from.keys.clone();
        values = from.values.clone();
        times = from.times == null ? null : from.times.clone();
        index = from.index == null ? null : from.index.clone();
        end = from.end;
        size = from.size;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Changes when entries get other positions.
    int layout() {
        return layout;
    }

    /// The position of a key, or -1.
    int find(@Nullable Object key) {
        int[] positions = index;
        if (positions == null) {
            for (int at = 0; at < end; at++) if (isKey(at, key)) return at;
            return -1;
        }
        int mask = positions.length - 1;
        for (int probe = hash(key) & mask; ; probe = probe + 1 & mask) {
            int position = positions[probe];
            if (position == 0) return -1;
            if (isKey(position - 1, key)) return position - 1;
        }
    }

    private boolean isKey(int at, @Nullable Object key) {
        Object kept = keys[at];
        return kept == key || kept != null && kept != HOLE && kept.equals(key);
    }

    private static int hash(@Nullable Object key) {
        int hash = Objects.hashCode(key) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    /// The next position after one, or -1. Begin with -1.
    int next(int after) {
        for (int at = after + 1; at < end; at++) if (keys[at] != HOLE) return at;
        return -1;
    }

    /// Whether the entry at a position was removed.
    boolean isHole(int at) {
        return at >= end || keys[at] == HOLE;
    }

    @Nullable
    Object keyAt(int at) {
        return keys[at];
    }

    @Nullable
    Object valueAt(int at) {
        return values[at];
    }

    /// Milliseconds of the wall clock; 0 if entries live for ever.
    long timeAt(int at) {
        return times == null ? 0 : times[at];
    }

    void renew(int at, long time) {
        if (times != null) times[at] = time;
    }

    void set(int at, @Nullable Object value, long time) {
        values[at] = value;
        renew(at, time);
    }

    /// Adds or replaces an entry.
    void put(@Nullable Object key, @Nullable Object value, long time) {
        int at = find(key);
        if (at < 0) {
            at = append(key);
            size++;
        }
        set(at, value, time);
    }

    private int append(@Nullable Object key) {
        if (end == keys.length) makeRoom();
        int at = end++;
        keys[at] = key;
        if (index != null) enter(index, at, key);
        else if (end > SCANNED_MAX) buildIndex();
        return at;
    }

    /// Grows, or closes holes if they are many.
    private void makeRoom() {
        int capacity = size > end / 4 * 3 ? keys.length * 2 : keys.length;
        if (size < end) close();
        keys = Arrays.copyOf(keys, capacity);
        values = Arrays.copyOf(values, capacity);
        if (times != null) times = Arrays.copyOf(times, capacity);
        if (capacity > SCANNED_MAX) buildIndex();
    }

    private void close() {
        layout++;
        int to = 0;
        for (int at = next(-1); at >= 0; at = next(at)) {
            keys[to] = keys[at];
            values[to] = values[at];
            if (times != null) times[to] = times[at];
            to++;
        }
        Arrays.fill(keys, to, end, null);
        Arrays.fill(values, to, end, null);
        end = to;
    }

    private void buildIndex() {
        int[] made = new int[Integer.highestOneBit(keys.length * 2 - 1) * 2];
        for (int at = next(-1); at >= 0; at = next(at)) enter(made, at, keys[at]);
        index = made;
    }

    private static void enter(int[] positions, int at, @Nullable Object key) {
        int mask = positions.length - 1;
        int probe = hash(key) & mask;
        while (positions[probe] != 0) probe = probe + 1 & mask;
        positions[probe] = at + 1;
    }

    /// Takes an entry out; all others keep their positions.
    void remove(int at) {
        keys[at] = HOLE;
        values[at] = null;
        size--;
        if (size > 0) return;
        end = 0;
        layout++;
        if (index != null) Arrays.fill(index, 0);
    }

    /// A copy whose keys and values are copied too.
    EntryMap copy(UnaryOperator<@Nullable Object> ofKey, UnaryOperator<@Nullable Object> ofValue) {
        EntryMap copy = new EntryMap(this);
        for (int at = next(-1); at >= 0; at = next(at)) {
            copy.keys[at] = ofKey.apply(keys[at]);
            copy.values[at] = ofValue.apply(values[at]);
        }
        return copy;
    }

    /// A copy with the same keys and values, which must not change.
    EntryMap copy() {
        return new EntryMap(this);
    }
}
