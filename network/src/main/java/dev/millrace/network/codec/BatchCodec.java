package dev.millrace.network.codec;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Batch.Keying;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.EncodedRows;
import dev.millrace.network.wire.Piece;
import dev.millrace.network.wire.BufferPool;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Encodes and decodes the batches of one edge. Not thread-safe; each thread uses its own [#duplicate].
///
/// The sending subtask's thread encodes rows ([#rows]), and the receiving subtask's thread decodes them. The network
/// threads only move bytes.
///
/// In the encoded form, all numbers are big-endian. It begins with a version byte (3), a byte of flags, the number of
/// records in two bytes, and the length of the rows in four bytes.
///
/// The rows follow, unless values and keys are columns. For each record, they hold the serialized value, if it is not
/// null and values are no column, and the serialized key, if keys are objects.
///
/// If there are records, columns follow: the values, if they are longs; the timestamps; for keyed batches the hashes in
/// four bytes each, and the keys, if they are longs. If a value is null, a bit map of the records that are not null
/// follows, from the lowest bit of each byte. The control element comes last.
public final class BatchCodec {
    private static final int VERSION = 3;
    private static final int HEAD = 8;
    private static final int KEYING = 0b11;
    private static final int NULL_VALUES = 1 << 2;
    private static final int LONG_VALUES = 1 << 3;
    private static final int CONTROL = 1 << 4;
    private static final Keying[] KEYINGS = Keying.values();
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};

    private final TypeSerializer<Object> values;
    private final @Nullable TypeSerializer<Object> keys;
    private final RecordCodec row;
    private final boolean areLongs;
    private final long[] column = new long[Batch.CAPACITY];

    private BatchCodec(TypeSerializer<Object> values, @Nullable TypeSerializer<Object> keys) {
        this.values = values;
        this.keys = keys;
        this.row = new RecordCodec(values, keys);
        this.areLongs = ((TypeSerializer<?>) values).getClass() == LongSerializer.class;
    }

    /// Makes a codec for batches without keys or with primitive keys.
    public static BatchCodec of(TypeSerializer<?> values) {
        return new BatchCodec(own(values), null);
    }

    /// Makes a codec for all batches, including those whose keys are objects.
    public static BatchCodec of(TypeSerializer<?> values, TypeSerializer<?> keys) {
        return new BatchCodec(own(values), own(keys));
    }

    /// Casts a serializer. The type of the edge guarantees the types that the serializer receives.
    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> own(TypeSerializer<?> serializer) {
        return (TypeSerializer<Object>) serializer.duplicate();
    }

    /// Returns a codec for another thread.
    public BatchCodec duplicate() {
        return keys == null ? of(values) : of(values, keys);
    }

    /// Returns the codec that encodes a sender's records when they are sent. Returns null if records are better
    /// passed as objects: longs, which are immutable and form a column.
    ///
    /// @param pool supplies the arrays; the thread that has sent a batch gives its array back
    public EncodedRows.@Nullable Form rows(BufferPool pool) {
        if (areLongs) return null;
        BatchCodec own = duplicate();
        return bytes -> new RowsOut(own.row, pool, bytes);
    }

    /// Encodes records of a batch until the batch ends or more than `limit` bytes are written. At least one record
    /// is written. The control element goes with the last record. Rows that are already encoded are not copied;
    /// [#message] returns all parts.
    ///
    /// @param from the index of the first record
    /// @return the index of the first record that is not written; the size of the batch if all are written
    /// @throws MillraceException if a serializer fails
    public int write(Batch batch, int from, int limit, DataOutputSerializer out) {
        try {
            return writeParts(batch, from, limit, out);
        } catch (IOException impossible) {
            throw CodecFaults.WRITE
                    .what("A batch of %d records could not be written.", batch.size())
                    .cause(impossible)
                    .fix("Report this error.");
        }
    }

    private int writeParts(Batch batch, int from, int limit, DataOutputSerializer out) throws IOException {
        int start = out.length();
        int flags = batch.keying().ordinal();
        out.skipBytesToWrite(HEAD);
        int to = batch.size();
        int rows = 0;
        if (from < to) {
            boolean isColumn = areLongs && !batch.isWritten() && !hasNull(batch, from, to);
            if (batch.isWritten()) to = firstBeyond(batch, from, limit);
            else if (hasRows(isColumn, batch.keying())) to = writeRows(batch, from, isColumn, limit, out);
            rows = batch.isWritten() ? rowsLength(batch, from, to) : out.length() - start - HEAD;
            if (isColumn) writeLongs(batch.values(), from, to, out);
            LongColumnCodec.write(batch.timestamps(), from, to, out);
            writeKeys(batch, from, to, out);
            if (isColumn) flags |= LONG_VALUES;
            else if (writeNulls(batch, from, to, out)) flags |= NULL_VALUES;
        }
        Control control = batch.control();
        if (to == batch.size() && control != null) {
            flags |= CONTROL;
            Controls.write(control, out);
        }
        out.writeIntUnsafe(VERSION << 24 | flags << 16 | to - from, start);
        out.writeIntUnsafe(rows, start + 4);
        return to;
    }

    private static boolean hasRows(boolean isColumn, Keying keying) {
        return !isColumn || keying == Keying.OBJECT;
    }

    private static boolean hasNull(Batch batch, int from, int to) {
        for (int i = from; i < to; i++) if (isNull(batch, i)) return true;
        return false;
    }

    private static boolean isNull(Batch batch, int record) {
        return batch.isWritten() ? batch.isNull(record) : batch.values()[record] == null;
    }

    /// @return the index of the first record that does not fit, because `limit` is exceeded
    private static int firstBeyond(Batch batch, int from, int limit) {
        int begin = batch.rowEnd(from - 1);
        int to = from + 1;
        while (to < batch.size() && batch.rowEnd(to - 1) - begin < limit) to++;
        return to;
    }

    private static int rowsLength(Batch batch, int from, int to) {
        return batch.rowEnd(to - 1) - batch.rowEnd(from - 1);
    }

    /// Returns the parts of what [#write] has encoded, including rows that were already encoded. These rows go from
    /// the sender's array directly to the connection.
    ///
    /// @param from the index of the first record written
    /// @param to the index of the first record not written
    /// @param out the buffer with the output of [#write] and nothing else
    public static List<Piece> message(Batch batch, int from, int to, DataOutputSerializer out) {
        byte[] bytes = out.getSharedBuffer();
        if (!batch.isWritten() || from == to) return List.of(new Piece(bytes, 0, out.length()));
        Piece rows = new Piece(batch.rows(), batch.rowEnd(from - 1), rowsLength(batch, from, to));
        return List.of(new Piece(bytes, 0, HEAD), rows, new Piece(bytes, HEAD, out.length() - HEAD));
    }

    /// @return the index of the first record that is not written, because `limit` is exceeded
    private int writeRows(Batch batch, int from, boolean isColumn, int limit, DataOutputSerializer out)
            throws IOException {
        int start = out.length();
        boolean hasKeys = batch.keying() == Keying.OBJECT;
        int to = from;
        while (to < batch.size() && (to == from || out.length() - start < limit)) {
            row.write(isColumn ? null : batch.values()[to], hasKeys ? batch.objectKeys()[to] : null, out);
            to++;
        }
        return to;
    }

    /// @return whether there are nulls
    private static boolean writeNulls(Batch batch, int from, int to, DataOutputSerializer out) throws IOException {
        if (!hasNull(batch, from, to)) return false;
        byte[] present = new byte[(to - from + 7) / 8];
        for (int i = from; i < to; i++) {
            if (!isNull(batch, i)) present[(i - from) / 8] |= (byte) (1 << (i - from) % 8);
        }
        out.write(present);
        return true;
    }

    private void writeLongs(@Nullable Object[] objects, int from, int to, DataOutputSerializer out) throws IOException {
        long[] longs = column;
        for (int i = from; i < to; i++) {
            if (!(objects[i] instanceof Long number)) throw misfit(objects[i]);
            longs[i - from] = number;
        }
        LongColumnCodec.write(longs, 0, to - from, out);
    }

    private static MillraceException misfit(@Nullable Object value) {
        return CodecFaults.WRITE
                .what("The record %s could not be written.", value)
                .why("The record is not a Long, although the type of its stream is Long.")
                .fix("Declare the type that the step really returns with returns(…).");
    }

    private static void writeKeys(Batch batch, int from, int to, DataOutputSerializer out) throws IOException {
        if (batch.keying() == Keying.NONE) return;
        int at = out.length();
        out.skipBytesToWrite((to - from) * 4);
        int[] hashes = batch.hashes();
        byte[] bytes = out.getSharedBuffer();
        for (int i = from; i < to; i++, at += 4) INTS.set(bytes, at, hashes[i]);
        if (batch.keying() == Keying.LONG) LongColumnCodec.write(batch.longKeys(), from, to, out);
    }

    /// Decodes a batch except for its rows. The thread that asks the batch for its rows decodes them. From then on,
    /// only that thread may use this codec's serializers.
    ///
    /// @param message the complete message; the batch owns its array from now on
    /// @param pool receives the array when it has been read
    /// @throws MillraceException if the message is not what [#write] wrote
    public Batch read(Piece message, BufferPool pool) {
        try {
            return readParts(message, pool);
        } catch (IOException | RuntimeException thrown) {
            if (thrown instanceof MillraceException told) throw told;
            throw CodecFaults.READ
                    .what("A batch of %d bytes could not be read.", message.length())
                    .cause(thrown)
                    .fix("Report this error.");
        }
    }

    private Batch readParts(Piece message, BufferPool pool) throws IOException {
        byte[] bytes = message.bytes();
        DataInputDeserializer in = new DataInputDeserializer(bytes, message.from(), message.length());
        int header = in.readInt();
        int flags = header >>> 16 & 0xFF;
        int count = header & 0xFFFF;
        if (header >>> 24 != VERSION || count > Batch.CAPACITY || (flags & KEYING) == KEYING) throw unknown(header);
        Keying keying = KEYINGS[flags & KEYING];
        boolean hasRows = count > 0 && hasRows((flags & LONG_VALUES) != 0, keying);
        int length = in.readInt();
        if (length < 0 || length > 0 && !hasRows) throw new IOException("rows of " + length + " bytes");
        Piece rows = new Piece(bytes, in.getPosition(), length);
        in.skipBytesToRead(length);
        Batch batch = count == 0 ? Batch.small(keying) : readRecords(keying, flags, count, rows, in, pool);
        if ((flags & CONTROL) != 0) {
            Control control = Controls.read(in);
            if (count == 0) batch = Batch.of(control);
            else batch.end(control);
        }
        if (in.available() > 0) throw new IOException(in.available() + " bytes are left over");
        if (!hasRows) pool.give(bytes);
        return batch;
    }

    private static MillraceException unknown(int header) {
        return CodecFaults.FORM
                .what("A batch has the unknown header %08x.", header)
                .why("The header must start with the version %d.", VERSION)
                .fix("Run the same version of Millrace in all processes.");
    }

    private Batch readRecords(
            Keying keying, int flags, int count, Piece rows, DataInputDeserializer in, BufferPool pool)
            throws IOException {
        byte[] bytes = rows.bytes();
        boolean isColumn = (flags & LONG_VALUES) != 0;
        @Nullable Object[] longs = new Object[isColumn ? count : 0];
        if (isColumn) {
            LongColumnCodec.read(column, count, in, bytes);
            for (int i = 0; i < count; i++) longs[i] = column[i];
        }
        long[] timestamps = new long[count];
        LongColumnCodec.read(timestamps, count, in, bytes);
        int[] hashes = keying == Keying.NONE ? NO_INTS : readHashes(count, bytes, in);
        long[] longKeys = keying == Keying.LONG ? new long[count] : NO_LONGS;
        if (keying == Keying.LONG) LongColumnCodec.read(longKeys, count, in, bytes);
        byte[] present = new byte[(flags & NULL_VALUES) != 0 ? (count + 7) / 8 : 0];
        in.readFully(present);
        if (!hasRows(isColumn, keying)) return Batch.filled(keying, longs, timestamps, hashes, longKeys, longs);
        RowsIn unread = new RowsIn(row, rows, present, isColumn ? longs : null, pool);
        return Batch.unread(keying, count, timestamps, hashes, longKeys, unread);
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
