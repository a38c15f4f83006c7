package dev.millrace.state.value;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Stores keys as longs, with times and packed values beside them, so that an entry occupies one cache line and needs
/// no objects.
final class LongEntryMap extends EntryMap {
    // Flags of positions that differ from ordinary entries.
    private static final byte HOLE = 1;
    /// The number of positions whose holes are marked in `holes`.
    private static final int NEAR = Long.SIZE;
    private static final byte NULL_VALUE = 2;
    private static final byte NULL_KEY = 4;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Packing keyPacking;
    private final @Nullable Packing valuePacking;
    private final int stride;
    /// The offset of an entry's time, or 0 if entries have no time.
    private final int time;
    /// The key of each entry, followed by its value if values are longs, and by its time if it has one.
    private long[] longs;
    /// Empty if values are longs.
    private @Nullable Object[] values;
    /// The holes among the first positions, one bit each, so that small maps need no flags for holes.
    private long holes;
    /// The flags of each position; null if there are only ordinary entries.
    private byte @Nullable [] flags;

    /// Creates an empty map.
    ///
    /// @param valuePacking how values are packed as longs, or null if they are stored as objects
    LongEntryMap(Packing keyPacking, @Nullable Packing valuePacking, boolean hasTimes) {
        this.keyPacking = keyPacking;
        this.valuePacking = valuePacking;
        int columns = valuePacking == null ? 1 : 2;
        this.time = hasTimes ? columns : 0;
        this.stride = hasTimes ? columns + 1 : columns;
        this.longs = new long[FIRST_CAPACITY * stride];
        this.values = new Object[valuePacking == null ? FIRST_CAPACITY : 0];
    }

    private LongEntryMap(LongEntryMap from) {
        super(from);
        keyPacking = from.keyPacking;
        valuePacking = from.valuePacking;
        stride = from.stride;
        time = from.time;
        longs = from.longs.clone();
        values = valuePacking == null ? from.values.clone() : from.values;
        holes = from.holes;
        flags = from.flags == null ? null : from.flags.clone();
    }

    @Override
    public int prefetch() {
        // Most programs use the newest entry most often.
        return (int) longs[0] + (int) longs[end == 0 ? 0 : (end - 1) * stride];
    }

    @Override
    public int find(@Nullable Object key) {
        if (key == null) return findNull();
        long packed = keyPacking.pack(key);
        int[] positions = index();
        if (positions == null) {
            for (int at = 0; at < end; at++) if (isKey(at, packed)) return at;
            return -1;
        }
        int mask = positions.length - 1;
        for (int probe = hash(packed) & mask; ; probe = probe + 1 & mask) {
            int position = positions[probe];
            if (position == 0) return -1;
            if (isKey(position - 1, packed)) return position - 1;
        }
    }

    private int findNull() {
        if (flags == null) return -1;
        for (int at = 0; at < end; at++) if ((flags[at] & NULL_KEY) != 0) return at;
        return -1;
    }

    private boolean isKey(int at, long packed) {
        return longs[at * stride] == packed && !isMarked(at) && !has(at, HOLE | NULL_KEY);
    }

    private static int hash(long packed) {
        return (int) (packed * SPREAD >>> 32);
    }

    @Override
    int hashAt(int at) {
        return hash(longs[at * stride]);
    }

    private boolean has(int at, int which) {
        return flags != null && (flags[at] & which) != 0;
    }

    private boolean isMarked(int at) {
        return at < NEAR && (holes & 1L << at) != 0;
    }

    private byte[] madeFlags() {
        byte[] known = flags;
        if (known == null) flags = known = new byte[capacity()];
        return known;
    }

    @Override
    public boolean isHole(int at) {
        return at >= end || isMarked(at) || has(at, HOLE);
    }

    @Override
    @Nullable
    public Object keyAt(int at) {
        return has(at, NULL_KEY) ? null : keyPacking.unpack(longs[at * stride]);
    }

    @Override
    @Nullable
    public Object valueAt(int at) {
        if (valuePacking == null) return values[at];
        return has(at, NULL_VALUE) ? null : valuePacking.unpack(longs[at * stride + 1]);
    }

    @Override
    public long timeAt(int at) {
        return time == 0 ? 0 : longs[at * stride + time];
    }

    @Override
    public void renew(int at, long millis) {
        if (time != 0) longs[at * stride + time] = millis;
    }

    @Override
    public void set(int at, @Nullable Object value, long millis) {
        renew(at, millis);
        if (valuePacking == null) {
            values[at] = value;
        } else if (value == null) {
            madeFlags()[at] |= NULL_VALUE;
        } else {
            longs[at * stride + 1] = valuePacking.pack(value);
            if (flags != null) flags[at] &= ~NULL_VALUE;
        }
    }

    @Override
    void setKey(int at, @Nullable Object key) {
        if (key == null) madeFlags()[at] |= NULL_KEY;
        else longs[at * stride] = keyPacking.pack(key);
    }

    @Override
    boolean isIndexed(int at) {
        return !has(at, NULL_KEY);
    }

    @Override
    void makeHole(int at) {
        if (at < NEAR) {
            holes |= 1L << at;
            if (flags != null) flags[at] = 0;
        } else {
            madeFlags()[at] = HOLE;
        }
        if (valuePacking == null) values[at] = null;
    }

    @Override
    void moveEntry(int from, int to) {
        System.arraycopy(longs, from * stride, longs, to * stride, stride);
        if (valuePacking == null) values[to] = values[from];
        if (flags != null) flags[to] = flags[from];
        if (to < NEAR) holes &= ~(1L << to);
    }

    @Override
    void vacate(int from, int to) {
        if (valuePacking == null) Arrays.fill(values, from, to, null);
        if (from < NEAR) holes &= (1L << from) - 1;
        if (flags != null) Arrays.fill(flags, from, to, (byte) 0);
    }

    @Override
    int capacity() {
        return longs.length / stride;
    }

    @Override
    void setCapacity(int capacity) {
        longs = Arrays.copyOf(longs, capacity * stride);
        if (valuePacking == null) values = Arrays.copyOf(values, capacity);
        if (flags != null) flags = Arrays.copyOf(flags, capacity);
    }

    @Override
    EntryMap copy(UnaryOperator<@Nullable Object> ofKey, UnaryOperator<@Nullable Object> ofValue) {
        LongEntryMap copy = new LongEntryMap(this);
        if (valuePacking != null) return copy;
        for (int at = next(-1); at >= 0; at = next(at)) copy.values[at] = ofValue.apply(values[at]);
        return copy;
    }

    @Override
    EntryMap copy() {
        return new LongEntryMap(this);
    }
}
