package dev.millrace.column.serializer;

import dev.millrace.api.memory.DataOutputView;
import dev.millrace.column.BooleanColumn;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.Column;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.FloatColumn;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.NullBits;
import dev.millrace.column.ObjectColumn;
import dev.millrace.column.value.SqlValueCodec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes columns: whether there are NULLs, their bits, and the values. Not thread-safe.
final class ColumnWriter {
    private final ArrayBlockWriter blocks = new ArrayBlockWriter();
    private int[] lengths = {};

    void write(Column column, SqlValueCodec codec, DataOutputView out) throws IOException {
        int size = column.size();
        long[] nulls = column.nulls();
        out.writeBoolean(nulls != null);
        if (nulls != null) blocks.write(nulls, NullBits.words(size), out);
        switch (column) {
            case LongColumn longs -> blocks.write(longs.values(), size, out);
            case IntColumn ints -> blocks.write(ints.values(), size, out);
            case DoubleColumn doubles -> blocks.write(doubles.values(), size, out);
            case FloatColumn floats -> blocks.write(floats.values(), size, out);
            case BooleanColumn booleans -> out.write(booleans.values(), 0, size);
            case BytesColumn bytes -> write(bytes, out);
            case ObjectColumn objects -> write(objects, codec, out);
        }
    }

    private void write(BytesColumn column, DataOutputView out) throws IOException {
        int size = column.size();
        if (lengths.length < size) lengths = new int[size];
        int total = 0;
        boolean isDense = true;
        for (int i = 0; i < size; i++) {
            lengths[i] = column.length(i);
            total = Math.addExact(total, lengths[i]);
            isDense &= i == 0 || column.start(i) == column.end(i - 1);
        }
        out.writeInt(total);
        blocks.write(lengths, size, out);
        if (size == 0) return;
        if (isDense) out.write(column.array(), column.start(0), total);
        else for (int i = 0; i < size; i++) out.write(column.array(), column.start(i), lengths[i]);
    }

    private static void write(ObjectColumn column, SqlValueCodec codec, DataOutputView out) throws IOException {
        for (int i = 0; i < column.size(); i++) {
            @Nullable Object value = column.value(i);
            if (value != null) codec.write(value, out);
        }
    }
}
