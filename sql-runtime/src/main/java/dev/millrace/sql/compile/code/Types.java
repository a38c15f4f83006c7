package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;

/// Answers questions about types for the generation of code.
final class Types {
    static final int LONG_DIGITS = 18;

    private Types() {}

    static boolean isInteger(LogicalType type) {
        return type.is(LogicalTypeFamily.INTEGER_NUMERIC);
    }

    static boolean isApproximate(LogicalType type) {
        return type.is(LogicalTypeFamily.APPROXIMATE_NUMERIC);
    }

    static boolean isNumber(LogicalType type) {
        return type.is(LogicalTypeFamily.NUMERIC);
    }

    /// Returns whether values are decimals whose digits are a long.
    static boolean isShortDecimal(LogicalType type) {
        return type.is(LogicalTypeRoot.DECIMAL) && ColumnLayout.of(type) == ColumnLayout.LONG;
    }

    /// Returns whether values are integers, or decimals whose digits are a long.
    static boolean isExactLong(LogicalType type) {
        return isInteger(type) || isShortDecimal(type);
    }

    /// Returns the number of digits behind the point of an exact number.
    static int scale(LogicalType type) {
        return type instanceof DecimalType decimal ? decimal.getScale() : 0;
    }

    /// Returns the number of digits of an exact number.
    static int precision(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> ((DecimalType) type).getPrecision();
        };
    }

    /// Returns whether both types are the same kind of number, time or interval, so that their values compare
    /// as integers.
    static boolean areAlike(LogicalType left, LogicalType right) {
        boolean areIntegers = isInteger(left) && isInteger(right);
        boolean areTimestamps = isTimestamp(left) && isTimestamp(right);
        return areIntegers || areTimestamps || !isNumber(left) && left.getTypeRoot() == right.getTypeRoot();
    }

    static boolean isTimestamp(LogicalType type) {
        return type.isAnyOf(
                LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE, LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
    }

    static boolean isText(LogicalType type) {
        return type.is(LogicalTypeFamily.CHARACTER_STRING);
    }
}
