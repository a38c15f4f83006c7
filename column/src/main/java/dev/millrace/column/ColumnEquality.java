package dev.millrace.column;

import java.util.Arrays;
import java.util.Objects;

/// Compares keys as GROUP BY does: NULL is the same as NULL, NaN the same as NaN, and -0.0 is not 0.0.
public final class ColumnEquality {
    private ColumnEquality() {}

    /// Returns whether the keys of two rows are the same.
    ///
    /// @param leftColumns the indexes of the columns of the left key
    /// @param rightColumns the indexes of the columns of the right key, which have the same types
    public static boolean areSame(
            ColumnBatch left, int leftRow, int[] leftColumns, ColumnBatch right, int rightRow, int[] rightColumns) {
        for (int i = 0; i < leftColumns.length; i++) {
            if (!areSame(left.column(leftColumns[i]), leftRow, right.column(rightColumns[i]), rightRow)) return false;
        }
        return true;
    }

    /// Returns whether two values of columns of the same type are the same.
    public static boolean areSame(Column left, int leftRow, Column right, int rightRow) {
        boolean isNull = left.isNull(leftRow);
        if (isNull || right.isNull(rightRow)) return isNull && right.isNull(rightRow);
        return switch (left) {
            case LongColumn longs -> longs.value(leftRow) == ((LongColumn) right).value(rightRow);
            case IntColumn ints -> ints.value(leftRow) == ((IntColumn) right).value(rightRow);
            case DoubleColumn doubles ->
                Double.doubleToLongBits(doubles.value(leftRow))
                        == Double.doubleToLongBits(((DoubleColumn) right).value(rightRow));
            case FloatColumn floats ->
                Float.floatToIntBits(floats.value(leftRow))
                        == Float.floatToIntBits(((FloatColumn) right).value(rightRow));
            case BooleanColumn booleans -> booleans.value(leftRow) == ((BooleanColumn) right).value(rightRow);
            case BytesColumn bytes -> areSame(bytes, leftRow, (BytesColumn) right, rightRow);
            case ObjectColumn objects -> Objects.equals(objects.value(leftRow), ((ObjectColumn) right).value(rightRow));
        };
    }

    private static boolean areSame(BytesColumn left, int leftRow, BytesColumn right, int rightRow) {
        return Arrays.equals(
                left.array(),
                left.start(leftRow),
                left.end(leftRow),
                right.array(),
                right.start(rightRow),
                right.end(rightRow));
    }
}
