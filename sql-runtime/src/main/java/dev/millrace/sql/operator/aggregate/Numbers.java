package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.FloatColumn;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.ObjectColumn;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Reads numbers from columns, and makes columns of numbers.
public final class Numbers {
    private Numbers() {}

    /// Returns an integer.
    public static long integer(Column column, int row) {
        return column instanceof LongColumn longs ? longs.value(row) : ((IntColumn) column).value(row);
    }

    /// Returns a number as a double.
    ///
    /// @param type the type of the column
    public static double approximate(Column column, LogicalType type, int row) {
        return switch (column) {
            case DoubleColumn doubles -> doubles.value(row);
            case FloatColumn floats -> floats.value(row);
            default -> isDecimal(type) ? decimal(column, type, row).doubleValue() : integer(column, row);
        };
    }

    /// Returns an exact number.
    public static BigDecimal decimal(Column column, LogicalType type, int row) {
        int scale = type instanceof DecimalType decimal ? decimal.getScale() : 0;
        if (column instanceof ObjectColumn objects && objects.value(row) instanceof DecimalData data) {
            return data.toBigDecimal();
        }
        return BigDecimal.valueOf(integer(column, row), scale);
    }

    /// Returns whether a type has exact digits.
    public static boolean isDecimal(LogicalType type) {
        return type.is(LogicalTypeRoot.DECIMAL);
    }

    /// Returns whether a type has floating-point numbers.
    public static boolean isApproximate(LogicalType type) {
        return type.is(LogicalTypeRoot.DOUBLE) || type.is(LogicalTypeRoot.FLOAT);
    }

    /// Returns integers as a column of a type. Digits that have no room are lost.
    static Column integers(long[] values, LogicalType type, long @Nullable [] nulls) {
        int size = values.length;
        return switch (type.getTypeRoot()) {
            case TINYINT, SMALLINT, INTEGER, INTERVAL_YEAR_MONTH, DATE, TIME_WITHOUT_TIME_ZONE -> {
                int[] ints = new int[size];
                for (int i = 0; i < size; i++) ints[i] = narrow(values[i], type);
                yield new IntColumn(ints, size, nulls);
            }
            default -> new LongColumn(values, size, nulls);
        };
    }

    /// Returns an integer that fits into a type. Digits that have no room are lost.
    public static int narrow(long value, LogicalType type) {
        return switch (type.getTypeRoot()) {
            case TINYINT -> (byte) value;
            case SMALLINT -> (short) value;
            default -> (int) value;
        };
    }

    /// Returns approximate numbers as a column of a numeric type.
    static Column approximates(double[] values, LogicalType type, long @Nullable [] nulls) {
        int size = values.length;
        if (type.is(LogicalTypeRoot.DOUBLE)) return new DoubleColumn(values, size, nulls);
        if (type.is(LogicalTypeRoot.FLOAT)) {
            float[] floats = new float[size];
            for (int i = 0; i < size; i++) floats[i] = (float) values[i];
            return new FloatColumn(floats, size, nulls);
        }
        long[] longs = new long[size];
        for (int i = 0; i < size; i++) longs[i] = (long) values[i];
        return integers(longs, type, nulls);
    }

    /// Returns a decimal in internal form; null if it has too many digits for the type.
    public static @Nullable DecimalData data(BigDecimal value, LogicalType type) {
        DecimalType decimal = (DecimalType) type;
        return DecimalData.fromBigDecimal(
                value.setScale(decimal.getScale(), RoundingMode.HALF_UP), decimal.getPrecision(), decimal.getScale());
    }
}
