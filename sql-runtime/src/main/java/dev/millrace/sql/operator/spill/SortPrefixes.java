package dev.millrace.sql.operator.spill;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.BytesColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.FloatColumn;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.ObjectColumn;
import dev.millrace.sql.plan.QueryPlan.SortKey;

/// Computes a number per row whose order agrees with the first column of an order, so that most comparisons of rows
/// compare two numbers. Rows with the same number may still differ.
final class SortPrefixes {
    private static final int BYTES = 8;

    private SortPrefixes() {}

    /// Writes the numbers of all rows of a batch.
    static void of(ColumnBatch batch, SortKey key, long[] prefixes, int from) {
        Column column = batch.column(key.column());
        long nulls = key.areNullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
        for (int i = 0; i < batch.size(); i++) {
            if (column.isNull(i)) {
                prefixes[from + i] = nulls;
                continue;
            }
            long prefix = prefix(column, i);
            prefixes[from + i] = key.isDescending() ? ~prefix : prefix;
        }
    }

    private static long prefix(Column column, int row) {
        return switch (column) {
            case LongColumn longs -> longs.value(row);
            case IntColumn ints -> ints.value(row);
            case DoubleColumn doubles -> ofDouble(doubles.value(row));
            case FloatColumn floats -> ofDouble(floats.value(row));
            case BooleanColumn booleans -> booleans.value(row);
            case BytesColumn bytes -> ofBytes(bytes, row);
            case ObjectColumn _ -> 0;
        };
    }

    private static long ofDouble(double value) {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        return bits >= 0 ? bits : bits ^ Long.MAX_VALUE;
    }

    private static long ofBytes(BytesColumn bytes, int row) {
        int start = bytes.start(row);
        int length = Math.min(bytes.length(row), BYTES);
        long prefix = 0;
        for (int i = 0; i < BYTES; i++) {
            prefix = prefix << BYTES | (i < length ? bytes.array()[start + i] & 0xff : 0);
        }
        // Bytes are unsigned numbers.
        return prefix ^ Long.MIN_VALUE;
    }
}
