package dev.millrace.state.value;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Stores keys and values as references.
final class ObjectEntryMap extends EntryMap {
    private static final Object HOLE = new Object();

    private @Nullable Object[] keys;
    private @Nullable Object[] values;
    private long @Nullable [] times;

    ObjectEntryMap(boolean hasTimes) {
        keys = new Object[FIRST_CAPACITY];
        values = new Object[FIRST_CAPACITY];
        times = hasTimes ? new long[FIRST_CAPACITY] : null;
    }

    private ObjectEntryMap(ObjectEntryMap from) {
        super(from);
        keys = from.keys.clone();
        values = from.values.clone();
        times = from.times == null ? null : from.times.clone();
    }

    @Override
    public int prefetch() {
        return (keys[0] == null ? 1 : 0) + (values[0] == null ? 1 : 0);
    }

    @Override
    public int find(@Nullable Object key) {
        int[] positions = index();
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

    @Override
    int hashAt(int at) {
        return hash(keys[at]);
    }

    @Override
    public boolean isHole(int at) {
        return at >= end || keys[at] == HOLE;
    }

    @Override
    @Nullable
    public Object keyAt(int at) {
        return keys[at];
    }

    @Override
    @Nullable
    public Object valueAt(int at) {
        return values[at];
    }

    @Override
    public long timeAt(int at) {
        return times == null ? 0 : times[at];
    }

    @Override
    public void renew(int at, long time) {
        if (times != null) times[at] = time;
    }

    @Override
    public void set(int at, @Nullable Object value, long time) {
        values[at] = value;
        renew(at, time);
    }

    @Override
    void setKey(int at, @Nullable Object key) {
        keys[at] = key;
    }

    @Override
    void makeHole(int at) {
        keys[at] = HOLE;
        values[at] = null;
    }

    @Override
    void moveEntry(int from, int to) {
        keys[to] = keys[from];
        values[to] = values[from];
        if (times != null) times[to] = times[from];
    }

    @Override
    void vacate(int from, int to) {
        Arrays.fill(keys, from, to, null);
        Arrays.fill(values, from, to, null);
    }

    @Override
    int capacity() {
        return keys.length;
    }

    @Override
    void setCapacity(int capacity) {
        keys = Arrays.copyOf(keys, capacity);
        values = Arrays.copyOf(values, capacity);
        if (times != null) times = Arrays.copyOf(times, capacity);
    }

    @Override
    EntryMap copy(UnaryOperator<@Nullable Object> ofKey, UnaryOperator<@Nullable Object> ofValue) {
        ObjectEntryMap copy = new ObjectEntryMap(this);
        for (int at = next(-1); at >= 0; at = next(at)) {
            copy.keys[at] = ofKey.apply(keys[at]);
            copy.values[at] = ofValue.apply(values[at]);
        }
        return copy;
    }

    @Override
    EntryMap copy() {
        return new ObjectEntryMap(this);
    }
}
