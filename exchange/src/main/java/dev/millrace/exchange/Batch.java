package dev.millrace.exchange;

import dev.millrace.base.fault.Check;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Holds up to [#CAPACITY] records in parallel arrays, and at most one [Control] after them. One thread fills a batch
/// and publishes it through a [Ring] to another thread, which reads it. After that, nobody writes to it. While a batch
/// is being filled, another thread may copy the records so far with [#part].
///
/// The methods return the arrays without a copy, because this is the innermost loop of the engine. Arrays start small
/// and grow fourfold, so a batch with one record costs little.
///
/// In a batch that leaves the process, [EncodedRows] replace values and object keys. In a batch from another process,
/// records are decoded when they are first asked for.
public final class Batch {
    /// The number of records in a full batch.
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
    /// The end of each row; its complement, which is below 0, if the value is null.
    private int[] ends;
    private @Nullable LazyRows unread;
    private int size;
    private long number;
    private @Nullable Control control;

    /// Lists how the keys of the records are carried.
    public enum Keying {
        /// The records have no keys.
        NONE,
        /// Keys are primitive longs, with hashes.
        LONG,
        /// Keys are objects, with hashes.
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

    /// Makes an empty batch with room for a few records. It grows.
    public static Batch small(Keying keying) {
        return new Batch(keying, FIRST_CAPACITY);
    }

    /// Makes an empty batch with room for [#CAPACITY] records.
    public static Batch full(Keying keying) {
        return new Batch(keying, CAPACITY);
    }

    /// Makes an empty batch whose records are encoded when they are added.
    ///
    /// @param capacity the expected number of records
    static Batch written(Keying keying, EncodedRows rows, int capacity) {
        return new Batch(keying, Math.clamp(capacity, FIRST_CAPACITY, CAPACITY), rows);
    }

    /// Makes a batch that carries only a control element.
    public static Batch of(Control control) {
        Batch batch = new Batch(Keying.NONE, 0);
        batch.control = control;
        return batch;
    }

    /// Makes a batch from filled arrays, which belong to the batch from now on. Arrays that the keying does not
    /// need are ignored.
    ///
    /// @param values the values, one for each record
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

    /// Makes a batch from the columns of a received batch whose rows are not decoded yet; see [#filled].
    ///
    /// @param unread decodes the values and object keys
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
            // A thread that sees the new array also sees the contents copied from the old one.
            VarHandle.releaseFence();
            bytes = now;
        }
        ends[at] = value == null ? ~rows.length() : rows.length();
    }

    /// Ends the batch with a control element. It accepts no more records.
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

    /// Returns the values, valid up to [#size].
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

    /// Returns the event times in milliseconds or [#NO_TIMESTAMP], valid up to [#size].
    public long[] timestamps() {
        return timestamps;
    }

    /// Returns the key hashes, valid up to [#size] if the batch is keyed.
    public int[] hashes() {
        return hashes;
    }

    /// Returns the keys of a batch with [Keying#LONG].
    public long[] longKeys() {
        return longKeys;
    }

    /// Returns the keys of a batch with [Keying#OBJECT].
    public @Nullable Object[] objectKeys() {
        if (unread != null) read(unread);
        return objectKeys;
    }

    /// Returns whether the records are [encoded][EncodedRows].
    public boolean isWritten() {
        return rows != null;
    }

    /// Returns the array with the rows of an encoded batch, one after the other.
    public byte[] rows() {
        return bytes;
    }

    /// Returns the end of a record's row; for -1, the start of the first row.
    public int rowEnd(int record) {
        return end(ends, record);
    }

    private static int end(int[] ends, int record) {
        int end = record < 0 ? 0 : ends[record];
        return end < 0 ? ~end : end;
    }

    /// Returns whether the value of an encoded record is null. The row of such a record is empty except for
    /// its key.
    public boolean isNull(int record) {
        return ends[record] < 0;
    }

    public @Nullable Control control() {
        return control;
    }

    /// Returns the number of this batch in its channel, from 0.
    long number() {
        return number;
    }

    void number(long given) {
        number = given;
    }

    /// Returns the number of records that can be copied, even while the batch is being filled. Thread-safe.
    int sizeSoFar() {
        return (int) SIZE.getAcquire(this);
    }

    /// Copies some records, without the control element. Thread-safe.
    ///
    /// @param to at most the number that [#sizeSoFar] has returned to this thread
    Batch part(int from, int to) {
        Batch part = new Batch(keying, 0, rows);
        @Nullable Object[] values = this.values;
        long[] timestamps = this.timestamps;
        int[] hashes = this.hashes;
        long[] longKeys = this.longKeys;
        @Nullable Object[] objectKeys = this.objectKeys;
        int[] ends = this.ends;
        byte[] bytes = this.bytes;
        // If the arrays have just grown, their copied contents must be visible, too.
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

    /// Returns the records from an index on and the control element of a batch that is complete.
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

    /// Publishes a stored record: a thread that sees the new size sees the record.
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
