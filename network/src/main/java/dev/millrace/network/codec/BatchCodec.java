package dev.millrace.network.codec;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Batch.Keying;
import dev.millrace.exchange.Control;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes the batches of one edge into bytes and reads them again. For one thread at a time; [#duplicate] gives
/// another thread its own.
///
/// The form, all numbers big-endian: a version byte (1), a byte of flags, the number of records in two bytes; the
/// values one after the other as their serializer writes them (each behind a byte that says whether it is there,
/// if any is null), or as a column if they are longs; the timestamps as a column; for keyed batches the hashes in
/// four bytes each, and the keys, longs as a column, others like values; the control element.
public final class BatchCodec {
    private static final int VERSION = 1;
    private static final int KEYING = 0b11;
    private static final int NULL_VALUES = 1 << 2;
    private static final int NULL_KEYS = 1 << 3;
    private static final int LONG_VALUES = 1 << 4;
    private static final int CONTROL = 1 << 5;
    private static final Keying[] KEYINGS = Keying.values();
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};
    private static final Object[] NO_OBJECTS = {};

    private final TypeSerializer<Object> values;
    private final @Nullable TypeSerializer<Object> keys;
    private final boolean areLongs;
    private final long[] column = new long[Batch.CAPACITY];

    private BatchCodec(TypeSerializer<Object> values, @Nullable TypeSerializer<Object> keys) {
        this.values = values;
        this.keys = keys;
        this.areLongs = ((TypeSerializer<?>) values).getClass() == LongSerializer.class;
    }

    /// For batches without keys or with primitive ones.
    public static BatchCodec of(TypeSerializer<?> values) {
        return new BatchCodec(own(values), null);
    }

    /// For batches whose keys are objects, and all others.
    public static BatchCodec of(TypeSerializer<?> values, TypeSerializer<?> keys) {
        return new BatchCodec(own(values), own(keys));
    }

    /// Serializers are handed what the type of the edge promises.
    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> own(TypeSerializer<?> serializer) {
        return (TypeSerializer<Object>) serializer.duplicate();
    }

    /// A codec for another thread.
    public BatchCodec duplicate() {
        return keys == null ? of(values) : of(values, keys);
    }

    /// Writes records of a batch until it ends or more than `limit` bytes are written; one record is always
    /// written. The control element goes with the last of them.
    ///
    /// @param from the first record
    /// @return the first record that is not written; the batch's size if nothing is left
    /// @throws MillraceException if a serializer fails
    public int write(Batch batch, int from, int limit, DataOutputSerializer out) {
        try {
            return writeParts(batch, from, limit, out);
        } catch (IOException impossible) {
            throw CodecFaults.WRITE
                    .what("a batch of %d records could not be written", batch.size())
                    .cause(impossible)
                    .fix("please report this");
        }
    }

    private int writeParts(Batch batch, int from, int limit, DataOutputSerializer out) throws IOException {
        int start = out.length();
        int flags = batch.keying().ordinal();
        out.skipBytesToWrite(4);
        int to = batch.size();
        if (from < to) {
            boolean hasNulls = hasNull(batch.values(), from, to);
            if (areLongs && !hasNulls) {
                flags |= LONG_VALUES;
                writeLongs(batch.values(), from, to, out);
            } else {
                if (hasNulls) flags |= NULL_VALUES;
                to = writeRows(
                        values,
                        batch.values(),
                        from,
                        to,
                        hasNulls,
                        start + Math.min(limit, Integer.MAX_VALUE - start),
                        out);
            }
            LongColumn.write(batch.timestamps(), from, to, out);
            flags |= writeKeys(batch, from, to, out);
        }
        Control control = batch.control();
        if (to == batch.size() && control != null) {
            flags |= CONTROL;
            Controls.write(control, out);
        }
        out.writeIntUnsafe(VERSION << 24 | flags << 16 | to - from, start);
        return to;
    }

    private static boolean hasNull(@Nullable Object[] objects, int from, int to) {
        for (int i = from; i < to; i++) if (objects[i] == null) return true;
        return false;
    }

    private void writeLongs(@Nullable Object[] objects, int from, int to, DataOutputSerializer out) throws IOException {
        long[] longs = column;
        for (int i = from; i < to; i++) {
            if (!(objects[i] instanceof Long number)) throw misfit(objects[i]);
            longs[i - from] = number;
        }
        LongColumn.write(longs, 0, to - from, out);
    }

    private static MillraceException misfit(@Nullable Object value) {
        return CodecFaults.WRITE
                .what("the record %s could not be written", value)
                .why("it is no Long, as the type of its stream says")
                .fix("say with returns(…) which type the step really gives");
    }

    /// @return the first that is not written, since `end` was passed
    private static int writeRows(
            TypeSerializer<Object> serializer,
            @Nullable Object[] objects,
            int from,
            int to,
            boolean hasNulls,
            int end,
            DataOutputSerializer out)
            throws IOException {
        for (int i = from; i < to; ) {
            Object object = objects[i++];
            if (hasNulls) out.writeBoolean(object != null);
            if (object != null) writeRow(serializer, object, out);
            if (out.length() >= end) return i;
        }
        return to;
    }

    private static void writeRow(TypeSerializer<Object> serializer, Object object, DataOutputSerializer out) {
        try {
            serializer.serialize(object, out);
        } catch (IOException | RuntimeException thrown) {
            throw CodecFaults.WRITE
                    .what("a record of %s could not be written", object.getClass())
                    .cause(thrown)
                    .fix("look at %s, which writes it", serializer.getClass().getName());
        }
    }

    private int writeKeys(Batch batch, int from, int to, DataOutputSerializer out) throws IOException {
        if (batch.keying() == Keying.NONE) return 0;
        int at = out.length();
        out.skipBytesToWrite((to - from) * 4);
        int[] hashes = batch.hashes();
        byte[] bytes = out.getSharedBuffer();
        for (int i = from; i < to; i++, at += 4) INTS.set(bytes, at, hashes[i]);
        if (batch.keying() == Keying.LONG) {
            LongColumn.write(batch.longKeys(), from, to, out);
            return 0;
        }
        boolean hasNulls = hasNull(batch.objectKeys(), from, to);
        writeRows(keySerializer(), batch.objectKeys(), from, to, hasNulls, Integer.MAX_VALUE, out);
        return hasNulls ? NULL_KEYS : 0;
    }

    private TypeSerializer<Object> keySerializer() {
        if (keys != null) return keys;
        throw CodecFaults.FORM
                .what("a batch has objects as keys, but nobody can write or read them")
                .why("the channel was made for batches without such keys")
                .fix("please report this");
    }

    /// Reads a batch.
    ///
    /// @param bytes in which it is all that lies between the two indexes
    /// @throws MillraceException if it is not what [#write] wrote, or a serializer fails
    public Batch read(byte[] bytes, int from, int length) {
        try {
            return readParts(bytes, new DataInputDeserializer(bytes, from, length));
        } catch (IOException | RuntimeException thrown) {
            if (thrown instanceof MillraceException told) throw told;
            throw CodecFaults.READ
                    .what("a batch of %d bytes could not be read", length)
                    .cause(thrown)
                    .fix(
                            "look at %s: it must read what it writes",
                            values.getClass().getName());
        }
    }

    private Batch readParts(byte[] bytes, DataInputDeserializer in) throws IOException {
        int header = in.readInt();
        int flags = header >>> 16 & 0xFF;
        int count = header & 0xFFFF;
        if (header >>> 24 != VERSION || count > Batch.CAPACITY || (flags & KEYING) == KEYING) throw unknown(header);
        Keying keying = KEYINGS[flags & KEYING];
        Batch batch = count == 0 ? Batch.small(keying) : readRecords(keying, flags, count, bytes, in);
        if ((flags & CONTROL) != 0) {
            Control control = Controls.read(in);
            if (count == 0) batch = Batch.of(control);
            else batch.end(control);
        }
        if (in.available() > 0) throw new IOException(in.available() + " bytes are left over");
        return batch;
    }

    private static MillraceException unknown(int header) {
        return CodecFaults.FORM
                .what("a batch begins with %08x, which means nothing here", header)
                .why("it must begin with the version %d", VERSION)
                .fix("run the same version of Millrace in all processes");
    }

    private Batch readRecords(Keying keying, int flags, int count, byte[] bytes, DataInputDeserializer in)
            throws IOException {
        @Nullable Object[] objects = new Object[count];
        if ((flags & LONG_VALUES) != 0) {
            LongColumn.read(column, count, in, bytes);
            for (int i = 0; i < count; i++) objects[i] = column[i];
        } else {
            readRows(values, objects, (flags & NULL_VALUES) != 0, in);
        }
        long[] timestamps = new long[count];
        LongColumn.read(timestamps, count, in, bytes);
        int[] hashes = keying == Keying.NONE ? NO_INTS : readHashes(count, bytes, in);
        long[] longKeys = keying == Keying.LONG ? new long[count] : NO_LONGS;
        @Nullable Object[] objectKeys = keying == Keying.OBJECT ? new Object[count] : NO_OBJECTS;
        if (keying == Keying.LONG) LongColumn.read(longKeys, count, in, bytes);
        if (keying == Keying.OBJECT) readRows(keySerializer(), objectKeys, (flags & NULL_KEYS) != 0, in);
        return Batch.filled(keying, objects, timestamps, hashes, longKeys, objectKeys);
    }

    private static void readRows(
            TypeSerializer<Object> serializer, @Nullable Object[] into, boolean hasNulls, DataInputDeserializer in)
            throws IOException {
        for (int i = 0; i < into.length; i++) {
            if (!hasNulls || in.readBoolean()) into[i] = serializer.deserialize(in);
        }
    }

    private static int[] readHashes(int count, byte[] bytes, DataInputDeserializer in) throws IOException {
        int at = in.getPosition();
        in.skipBytesToRead(count * 4);
        int[] hashes = new int[count];
        for (int i = 0; i < count; i++, at += 4) hashes[i] = (int) INTS.get(bytes, at);
        return hashes;
    }

    @Override
    public String toString() {
        return "BatchCodec" + Arrays.asList(values, keys);
    }
}
