package dev.millrace.sql.stream.row;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.BooleanColumn;
import dev.millrace.column.BooleanColumnBuilder;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.BytesColumnBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.ColumnLayout;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.DoubleColumnBuilder;
import dev.millrace.column.FloatColumn;
import dev.millrace.column.FloatColumnBuilder;
import dev.millrace.column.IntColumn;
import dev.millrace.column.IntColumnBuilder;
import dev.millrace.column.LongColumn;
import dev.millrace.column.LongColumnBuilder;
import dev.millrace.column.NullBits;
import dev.millrace.column.ObjectColumn;
import dev.millrace.column.value.SqlValueCodec;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Packs columns of rows into bytes, and appends them to batches again. Not thread-safe.
///
/// A column has one byte, which is 1 for NULL, and then its value.
public final class RowPacker {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BYTES_MIN = 64;

    private final RowType rowType;
    private final int[] columns;
    private final ColumnLayout[] layouts;
    private final SqlValueCodec[] codecs;
    private final DataOutputSerializer objects = new DataOutputSerializer(BYTES_MIN);
    private final DataInputDeserializer object = new DataInputDeserializer();
    private final BatchBuilder single;
    private final long[] @Nullable [] nulls;
    private final long[][] longs;
    private final int[][] ints;
    /// The batch whose arrays are in the fields above.
    private ColumnBatch bound = ColumnBatch.of(0, List.of());

    private byte[] buffer = new byte[BYTES_MIN];
    private int at;

    /// Creates a packer of some columns of rows.
    ///
    /// @param input the type of the rows
    /// @param columns the indexes of the columns that are packed, in their order within packed rows
    public RowPacker(RowType input, List<Integer> columns) {
        int count = columns.size();
        this.columns = columns.stream().mapToInt(each -> each).toArray();
        this.layouts = new ColumnLayout[count];
        this.codecs = new SqlValueCodec[count];
        this.nulls = new long[count][];
        this.longs = new long[count][];
        this.ints = new int[count][];
        LogicalType[] types = new LogicalType[count];
        for (int i = 0; i < count; i++) {
            types[i] = input.getTypeAt(this.columns[i]);
            layouts[i] = ColumnLayout.of(types[i]);
            codecs[i] = SqlValueCodec.of(types[i]);
        }
        this.rowType = RowType.of(types);
        this.single = new BatchBuilder(rowType, 1);
    }

    /// Creates a packer of whole rows.
    public static RowPacker ofAll(RowType input) {
        return new RowPacker(
                input, IntStream.range(0, input.getFieldCount()).boxed().toList());
    }

    /// Returns the type of packed rows, whose columns have other names than those of the input.
    public RowType rowType() {
        return rowType;
    }

    /// Packs the columns of a row.
    public PackedRow pack(ColumnBatch batch, int row) {
        fill(batch, row);
        return new PackedRow(Arrays.copyOf(buffer, at));
    }

    /// Returns the hash of the packed columns of a row, without creating the packed row.
    public int hash(ColumnBatch batch, int row) {
        fill(batch, row);
        return PackedRow.hash(buffer, at);
    }

    private void fill(ColumnBatch batch, int row) {
        if (batch != bound) bind(batch);
        at = 0;
        for (int i = 0; i < columns.length; i++) {
            if (at + BYTES_MIN > buffer.length) buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            if (NullBits.has(nulls[i], row)) {
                buffer[at++] = 1;
                continue;
            }
            buffer[at++] = 0;
            switch (layouts[i]) {
                case LONG -> writeLong(longs[i][row]);
                case INT -> writeInt(ints[i][row]);
                case BYTES -> {
                    BytesColumn texts = (BytesColumn) bound.column(columns[i]);
                    writeBytes(texts.array(), texts.start(row), texts.length(row));
                }
                default -> write(bound.column(columns[i]), row, codecs[i]);
            }
        }
    }

    /// Takes the arrays of the columns out of a batch, because many rows of a batch are packed one after the other.
    private void bind(ColumnBatch batch) {
        for (int i = 0; i < columns.length; i++) {
            Column column = batch.column(columns[i]);
            nulls[i] = column.nulls();
            if (column instanceof LongColumn numbers) longs[i] = numbers.values();
            if (column instanceof IntColumn numbers) ints[i] = numbers.values();
        }
        bound = batch;
    }

    /// Writes a value that is not NULL.
    private void write(Column column, int row, SqlValueCodec codec) {
        switch (column) {
            case LongColumn numbers -> writeLong(numbers.value(row));
            case IntColumn numbers -> writeInt(numbers.value(row));
            case DoubleColumn doubles -> writeLong(Double.doubleToLongBits(doubles.value(row)));
            case FloatColumn floats -> writeInt(Float.floatToIntBits(floats.value(row)));
            case BooleanColumn booleans -> buffer[at++] = booleans.value(row);
            case BytesColumn bytes -> writeBytes(bytes.array(), bytes.start(row), bytes.length(row));
            case ObjectColumn values -> {
                objects.clear();
                try {
                    codec.write(Objects.requireNonNull(values.value(row)), objects);
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
                writeBytes(objects.getSharedBuffer(), 0, objects.length());
            }
        }
    }

    private void writeLong(long value) {
        LONGS.set(buffer, at, value);
        at += Long.BYTES;
    }

    private void writeInt(int value) {
        INTS.set(buffer, at, value);
        at += Integer.BYTES;
    }

    private void writeBytes(byte[] source, int start, int length) {
        int needed = at + length + BYTES_MIN;
        if (needed > buffer.length) buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
        writeInt(length);
        System.arraycopy(source, start, buffer, at, length);
        at += length;
    }

    /// Appends the columns of a packed row to a builder, without ending its row.
    ///
    /// @param first the index of the column of the builder that receives the first column
    public void unpack(PackedRow row, BatchBuilder builder, int first) {
        byte[] bytes = row.bytes();
        int from = 0;
        for (int i = 0; i < columns.length; i++) from = read(bytes, from, i, builder.column(first + i));
    }

    /// Appends some columns of a packed row to a builder, without ending its row.
    ///
    /// @param targets the column of the builder for each packed column; negative to leave the column out. Columns
    ///     after the last target are left out, too.
    public void unpack(PackedRow row, BatchBuilder builder, int[] targets) {
        byte[] bytes = row.bytes();
        int from = 0;
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] < 0) from = end(bytes, from, i);
            else from = read(bytes, from, i, builder.column(targets[i]));
        }
    }

    /// Appends one column of a packed row.
    ///
    /// @param index the index of the column within packed rows
    public void appendColumn(PackedRow row, int index, ColumnBuilder to) {
        byte[] bytes = row.bytes();
        int from = 0;
        for (int i = 0; i < index; i++) from = end(bytes, from, i);
        read(bytes, from, index, to);
    }

    /// Returns where the value of a column ends.
    private int end(byte[] bytes, int start, int index) {
        int from = start + 1;
        if (bytes[start] == 1) return from;
        return switch (layouts[index]) {
            case LONG, DOUBLE -> from + Long.BYTES;
            case INT, FLOAT -> from + Integer.BYTES;
            case BOOLEAN -> from + 1;
            default -> from + Integer.BYTES + (int) INTS.get(bytes, from);
        };
    }

    private int read(byte[] bytes, int start, int index, ColumnBuilder builder) {
        int from = start + 1;
        if (bytes[start] == 1) {
            builder.appendNull();
            return from;
        }
        switch (layouts[index]) {
            case LONG -> {
                ((LongColumnBuilder) builder).append((long) LONGS.get(bytes, from));
                return from + Long.BYTES;
            }
            case INT -> {
                ((IntColumnBuilder) builder).append((int) INTS.get(bytes, from));
                return from + Integer.BYTES;
            }
            case DOUBLE -> {
                ((DoubleColumnBuilder) builder).append(Double.longBitsToDouble((long) LONGS.get(bytes, from)));
                return from + Long.BYTES;
            }
            case FLOAT -> {
                ((FloatColumnBuilder) builder).append(Float.intBitsToFloat((int) INTS.get(bytes, from)));
                return from + Integer.BYTES;
            }
            case BOOLEAN -> {
                ((BooleanColumnBuilder) builder).append(bytes[from] != 0);
                return from + 1;
            }
            default -> {
                return readBytes(bytes, from, index, builder);
            }
        }
    }

    private int readBytes(byte[] bytes, int start, int index, ColumnBuilder builder) {
        int length = (int) INTS.get(bytes, start);
        int from = start + Integer.BYTES;
        if (builder instanceof BytesColumnBuilder texts) {
            texts.append(bytes, from, length);
            return from + length;
        }
        object.setBuffer(bytes, from, length);
        try {
            builder.appendValue(codecs[index].read(object));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return from + length;
    }

    /// Returns the columns of a packed row as a batch of one row.
    public ColumnBatch batch(PackedRow row) {
        unpack(row, single, 0);
        single.endRow();
        return single.build();
    }

    /// Returns a view of a packed row.
    public RowData row(PackedRow row) {
        return batch(row).row(0);
    }

    /// Packs a row that has exactly the packed columns.
    public PackedRow pack(RowData row) {
        for (int i = 0; i < columns.length; i++) single.column(i).appendField(row, i);
        single.endRow();
        ColumnBatch batch = single.build();
        at = 0;
        for (int i = 0; i < columns.length; i++) {
            if (at + BYTES_MIN > buffer.length) buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            boolean isNull = batch.column(i).isNull(0);
            buffer[at++] = (byte) (isNull ? 1 : 0);
            if (!isNull) write(batch.column(i), 0, codecs[i]);
        }
        return new PackedRow(Arrays.copyOf(buffer, at));
    }
}
