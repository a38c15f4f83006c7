package dev.millrace.column.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.column.BooleanColumn;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnLayout;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.FloatColumn;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.NullBits;
import dev.millrace.column.ObjectColumn;
import dev.millrace.column.value.SqlValueCodec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads columns that a [ColumnWriter] wrote. Not thread-safe.
final class ColumnReader {
    private final ArrayBlockReader blocks = new ArrayBlockReader();

    Column read(ColumnLayout kind, int size, SqlValueCodec codec, DataInputView in) throws IOException {
        long[] nulls = in.readBoolean() ? blocks.longs(NullBits.words(size), in) : null;
        return switch (kind) {
            case LONG -> new LongColumn(blocks.longs(size, in), size, nulls);
            case INT -> new IntColumn(blocks.ints(size, in), size, nulls);
            case DOUBLE -> new DoubleColumn(blocks.doubles(size, in), size, nulls);
            case FLOAT -> new FloatColumn(blocks.floats(size, in), size, nulls);
            case BOOLEAN -> new BooleanColumn(bytes(size, in), size, nulls);
            case BYTES -> ranges(size, nulls, in);
            case OBJECT -> objects(size, nulls, codec, in);
        };
    }

    private static byte[] bytes(int size, DataInputView in) throws IOException {
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return bytes;
    }

    private BytesColumn ranges(int size, long @Nullable [] nulls, DataInputView in) throws IOException {
        int total = in.readInt();
        int[] ends = blocks.ints(size, in);
        int[] starts = new int[size];
        int at = 0;
        for (int i = 0; i < size; i++) {
            starts[i] = at;
            at += ends[i];
            ends[i] = at;
        }
        return new BytesColumn(bytes(total, in), starts, ends, size, nulls);
    }

    private static ObjectColumn objects(int size, long @Nullable [] nulls, SqlValueCodec codec, DataInputView in)
            throws IOException {
        @Nullable Object[] values = new Object[size];
        for (int i = 0; i < size; i++) values[i] = NullBits.has(nulls, i) ? null : codec.read(in);
        return new ObjectColumn(values, size);
    }
}
