package dev.millrace.exchange;

import dev.millrace.base.fault.Check;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Up to [#CAPACITY] records in parallel arrays, and at most one [Control] after them. Filled by one thread, then
/// published through a [Ring] and read by another; nobody writes to it after that. While it is being filled,
/// another thread may copy what is in it so far with [#part].
///
/// The arrays are handed out as they are, since this is the innermost loop of the engine. They grow by doubling,
/// so that a batch with one record costs little.
///
/// On its way out of the process a batch has [EncodedRows] in the place of values and keys that are objects; a batch
/// that came from there has its records read when they are asked for first.
public final class Batch {
    /// Records in a full batch.
    public static final int CAPACITY = 256;

    /// Stands for "no timestamp", as in Flink.
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    private static final int FIRST_CAPACITY = 16;
    private static final VarHandle SIZE;
    private static final long[] NO_LONGS = {};
    private static final Object[] NO_OBJECTS = {};
    private static final int[] NO_INTS = {};
    private static final byte[] NO_BYTES = {};

    static {
        try {
            SIZE = MethodHandles.lookup().findVarHandle(Batch.class, "size", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Keying keying;
    private @Nullable Object[] values;
    private long[] timestamps;
    private int[] hashes;
    private long[] longKeys;
    private @Nullable Object[] objectKeys;
    private final @Nullable EncodedRows rows;
    private byte[] bytes = NO_BYTES;
    /// Of each row; below 0, as its complement, if there is no value.
    private int[] ends;
    private @Nullable LazyRows unread;
    private int size;
    private long number;
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

    private Batch(Keying keying, int capacity, @Nullable EncodedRows rows) {
        this.keying = keying;
        this.rows = rows;
        boolean isWritten = rows != null;
        values = isWritten || capacity == 0 ? NO_OBJECTS : new Object[capacity];
        timestamps = capacity == 0 ? NO_LONGS : new long[capacity];
        hashes = keying == Keying.NONE ? NO_INTS : new int[capacity];
        longKeys = keying == Keying.LONG ? new long[capacity] : NO_LONGS;
        objectKeys = keying == Keying.OBJECT && !isWritten ? new Object[capacity] : NO_OBJECTS;
        ends = isWritten ? new int[capacity] : NO_INTS;
    }

    private Batch(Keying keying, int capacity) {
        this(keying, capacity, null);
    }

    /// An empty batch with room for a few records; it grows.
    public static Batch small(Keying keying) {
        return new Batch(keying, FIRST_CAPACITY);
    }

    /// An empty batch with room for all it may hold.
    public static Batch full(Keying keying) {
        return new Batch(keying, CAPACITY);
    }

    /// An empty batch whose records are written down.
    ///
    /// @param capacity how many there will be, as a guess
    static Batch written(Keying keying, EncodedRows rows, int capacity) {
        return new Batch(keying, Math.clamp(capacity, FIRST_CAPACITY, CAPACITY), rows);
    }

    /// A batch of no records that carries a control element alone.
    public static Batch of(Control control) {
        Batch batch = new Batch(Keying.NONE, 0);
        batch.control = control;
        return batch;
    }

    /// A batch of arrays that were filled elsewhere, and belong to it from now on. Those that its keying has no
    /// use for are ignored.
    ///
    /// @param values as many as it has records
    public static Batch filled(
            Keying keying,
            @Nullable Object[] values,
            long[] timestamps,
            int[] hashes,
            long[] longKeys,
            @Nullable Object[] objectKeys) {
        int size = values.length;
        Check.that(size <= CAPACITY && timestamps.length >= size, "a batch of %d records is none", size);
        Batch batch = new Batch(keying, 0);
        batch.values = values;
        batch.timestamps = timestamps;
        if (keying != Keying.NONE) batch.hashes = hashes;
        if (keying == Keying.LONG) batch.longKeys = longKeys;
        if (keying == Keying.OBJECT) batch.objectKeys = objectKeys;
        batch.size = size;
        return batch;
    }

    /// A batch that came as bytes, of which some arrays are there already; see [#filled].
    ///
    /// @param unread gives the values, and keys that are objects
    public static Batch unread(
            Keying keying, int size, long[] timestamps, int[] hashes, long[] longKeys, LazyRows unread) {
        Check.that(size <= CAPACITY && timestamps.length >= size, "a batch of %d records is none", size);
        Batch batch = new Batch(keying, 0);
        batch.timestamps = timestamps;
        if (keying != Keying.NONE) batch.hashes = hashes;
        if (keying == Keying.LONG) batch.longKeys = longKeys;
        batch.size = size;
        batch.unread = unread;
        return batch;
    }

    public void add(@Nullable Object value, long timestamp) {
        int at = room();
        if (rows == null) values[at] = value;
        else write(rows, at, value, null);
        timestamps[at] = timestamp;
        fill(at);
    }

    public void addByLong(@Nullable Object value, long timestamp, long key, int hash) {
        int at = room();
        if (rows == null) values[at] = value;
        else write(rows, at, value, null);
        timestamps[at] = timestamp;
        longKeys[at] = key;
        hashes[at] = hash;
        fill(at);
    }

    public void addByObject(@Nullable Object value, long timestamp, @Nullable Object key, int hash) {
        int at = room();
        if (rows == null) {
            values[at] = value;
            objectKeys[at] = key;
        } else {
            write(rows, at, value, key);
        }
        timestamps[at] = timestamp;
        hashes[at] = hash;
        fill(at);
    }

    private void write(EncodedRows rows, int at, @Nullable Object value, @Nullable Object key) {
        rows.add(value, key);
        byte[] now = rows.bytes();
        if (now != bytes) {
            // Whoever sees the new array sees what was in the old one.
            VarHandle.releaseFence();
            bytes = now;
        }
        ends[at] = value == null ? ~rows.length() : rows.length();
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
        if (unread != null) read(unread);
        return values;
    }

    private void read(LazyRows bytes) {
        unread = null;
        values = new Object[size];
        if (keying == Keying.OBJECT) objectKeys = new Object[size];
        bytes.read(values, objectKeys);
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
        if (unread != null) read(unread);
        return objectKeys;
    }

    /// Whether its records are [written][EncodedRows].
    public boolean isWritten() {
        return rows != null;
    }

    /// The array with the rows of a batch that is written: those of all its records, one behind the other.
    public byte[] rows() {
        return bytes;
    }

    /// Where the row of a record ends; where the first begins for -1.
    public int rowEnd(int record) {
        return end(ends, record);
    }

    private static int end(int[] ends, int record) {
        int end = record < 0 ? 0 : ends[record];
        return end < 0 ? ~end : end;
    }

    /// Whether a record that is written is null: its row is empty, but for a key.
    public boolean isNull(int record) {
        return ends[record] < 0;
    }

    public @Nullable Control control() {
        return control;
    }

    /// Which batch of its channel this is, from 0.
    long number() {
        return number;
    }

    void number(long given) {
        number = given;
    }

    /// Any thread: how many records can be copied, even while the batch is being filled.
    int sizeSoFar() {
        return (int) SIZE.getAcquire(this);
    }

    /// Any thread: a copy of some records, without the control element.
    ///
    /// @param to at most what [#sizeSoFar] told this thread
    Batch part(int from, int to) {
        Batch part = new Batch(keying, 0, rows);
        @Nullable Object[] values = this.values;
        long[] timestamps = this.timestamps;
        int[] hashes = this.hashes;
        long[] longKeys = this.longKeys;
        @Nullable Object[] objectKeys = this.objectKeys;
        int[] ends = this.ends;
        byte[] bytes = this.bytes;
        // The arrays may just have grown: what was copied into them must be seen too.
        VarHandle.acquireFence();
        part.timestamps = Arrays.copyOfRange(timestamps, from, to);
        if (keying != Keying.NONE) part.hashes = Arrays.copyOfRange(hashes, from, to);
        if (keying == Keying.LONG) part.longKeys = Arrays.copyOfRange(longKeys, from, to);
        if (rows == null) {
            part.values = Arrays.copyOfRange(values, from, to);
            if (keying == Keying.OBJECT) part.objectKeys = Arrays.copyOfRange(objectKeys, from, to);
        } else {
            part.takeRows(ends, bytes, from, to);
        }
        part.size = to - from;
        return part;
    }

    private void takeRows(int[] ends, byte[] bytes, int from, int to) {
        int begin = end(ends, from - 1);
        this.bytes = Arrays.copyOfRange(bytes, begin, end(ends, to - 1));
        int[] own = new int[to - from];
        for (int i = 0; i < own.length; i++) {
            int each = ends[from + i];
            own[i] = each < 0 ? ~(~each - begin) : each - begin;
        }
        this.ends = own;
    }

    /// What follows the first records of a batch that takes no more: the other records and the control element.
    Batch rest(int from) {
        if (from == 0) return this;
        if (unread != null) read(unread);
        Batch rest = part(from, size);
        rest.control = control;
        return rest;
    }

    private int room() {
        int at = size;
        if (at == timestamps.length) grow();
        return at;
    }

    /// Counts a record that is in its place: whoever sees the new size sees the record.
    private void fill(int at) {
        SIZE.setRelease(this, at + 1);
    }

    private void grow() {
        int capacity = Math.min(CAPACITY, timestamps.length * 4);
        Check.that(capacity > size, "a batch holds at most %d records", CAPACITY);
        boolean isWritten = rows != null;
        @Nullable Object[] moreValues = isWritten ? NO_OBJECTS : Arrays.copyOf(values, capacity);
        long[] moreTimestamps = Arrays.copyOf(timestamps, capacity);
        int[] moreHashes = keying == Keying.NONE ? NO_INTS : Arrays.copyOf(hashes, capacity);
        long[] moreLongKeys = keying == Keying.LONG ? Arrays.copyOf(longKeys, capacity) : NO_LONGS;
        @Nullable
        Object[] moreObjectKeys =
                keying == Keying.OBJECT && !isWritten ? Arrays.copyOf(objectKeys, capacity) : NO_OBJECTS;
        int[] moreEnds = isWritten ? Arrays.copyOf(ends, capacity) : NO_INTS;
        VarHandle.releaseFence();
        values = moreValues;
        timestamps = moreTimestamps;
        hashes = moreHashes;
        longKeys = moreLongKeys;
        objectKeys = moreObjectKeys;
        ends = moreEnds;
    }
}
