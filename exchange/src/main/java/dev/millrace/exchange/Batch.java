package dev.millrace.exchange;

import dev.millrace.base.fault.Check;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Up to [#CAPACITY] records in parallel arrays, and at most one [Control] after them. Filled by one thread, then
/// published
/// through a [Ring] and read by another; nobody writes to it after that.
///
/// The arrays are handed out as they are, since this is the innermost loop of the engine. They grow by doubling, so
/// that a
/// batch with one record costs little.
public final class Batch {
    /// Records in a full batch.
    public static final int CAPACITY = 256;

    /// Stands for "no timestamp", as in Flink.
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    private static final int FIRST_CAPACITY = 16;
    private static final long[] NO_LONGS = {};
    private static final Object[] NO_OBJECTS = {};
    private static final int[] NO_INTS = {};

    private final Keying keying;
    private @Nullable Object[] values;
    private long[] timestamps;
    private int[] hashes;
    private long[] longKeys;
    private @Nullable Object[] objectKeys;
    private int size;
    private @Nullable Control control;

    /// How the records' keys travel with them.
    public enum Keying {
        /// Without keys.
        NONE,
        /// As primitive longs, with hashes.
        LONG,
        /// As objects, with hashes.
        OBJECT
    }

    private Batch(Keying keying, int capacity) {
        this.keying = keying;
        values = new Object[capacity];
        timestamps = new long[capacity];
        hashes = keying == Keying.NONE ? NO_INTS : new int[capacity];
        longKeys = keying == Keying.LONG ? new long[capacity] : NO_LONGS;
        objectKeys = keying == Keying.OBJECT ? new Object[capacity] : NO_OBJECTS;
    }

    /// An empty batch with room for a few records; it grows.
    public static Batch small(Keying keying) {
        return new Batch(keying, FIRST_CAPACITY);
    }

    /// An empty batch with room for all it may hold.
    public static Batch full(Keying keying) {
        return new Batch(keying, CAPACITY);
    }

    /// A batch of no records that carries a control element alone.
    public static Batch of(Control control) {
        Batch batch = new Batch(Keying.NONE, 0);
        batch.control = control;
        return batch;
    }

    public void add(@Nullable Object value, long timestamp) {
        int at = next();
        values[at] = value;
        timestamps[at] = timestamp;
    }

    public void addByLong(@Nullable Object value, long timestamp, long key, int hash) {
        int at = next();
        values[at] = value;
        timestamps[at] = timestamp;
        longKeys[at] = key;
        hashes[at] = hash;
    }

    public void addByObject(@Nullable Object value, long timestamp, @Nullable Object key, int hash) {
        int at = next();
        values[at] = value;
        timestamps[at] = timestamp;
        objectKeys[at] = key;
        hashes[at] = hash;
    }

    /// Ends the batch with a control element; it takes no more records.
    public void end(Control element) {
        Check.that(control == null, "a batch ends once, not with %s and %s", control, element);
        control = element;
    }

    public boolean isFull() {
        return size == CAPACITY;
    }

    public int size() {
        return size;
    }

    public Keying keying() {
        return keying;
    }

    /// Valid up to [#size].
    public @Nullable Object[] values() {
        return values;
    }

    /// Event time in milliseconds or [#NO_TIMESTAMP], valid up to [#size].
    public long[] timestamps() {
        return timestamps;
    }

    /// Key hashes, valid up to [#size] if the batch is keyed.
    public int[] hashes() {
        return hashes;
    }

    /// Keys of a batch with [Keying#LONG].
    public long[] longKeys() {
        return longKeys;
    }

    /// Keys of a batch with [Keying#OBJECT].
    public @Nullable Object[] objectKeys() {
        return objectKeys;
    }

    public @Nullable Control control() {
        return control;
    }

    private int next() {
        int at = size;
        if (at == values.length) grow();
        size = at + 1;
        return at;
    }

    private void grow() {
        int capacity = Math.min(CAPACITY, values.length * 4);
        Check.that(capacity > size, "a batch holds at most %d records", CAPACITY);
        values = Arrays.copyOf(values, capacity);
        timestamps = Arrays.copyOf(timestamps, capacity);
        if (keying != Keying.NONE) hashes = Arrays.copyOf(hashes, capacity);
        if (keying == Keying.LONG) longKeys = Arrays.copyOf(longKeys, capacity);
        if (keying == Keying.OBJECT) objectKeys = Arrays.copyOf(objectKeys, capacity);
    }
}
