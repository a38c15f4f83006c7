package dev.millrace.sql.function;

import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares values in internal form.
public final class ValueOrder {
    private ValueOrder() {}

    /// Returns a negative number, zero or a positive number if the left value is less, equal or greater.
    /// NaN equals itself. It is neither less nor greater than a number, which [#isOrdered] says.
    public static int compare(Object left, LogicalType leftType, Object right, LogicalType rightType) {
        boolean areNumbers = leftType.is(LogicalTypeFamily.NUMERIC) && rightType.is(LogicalTypeFamily.NUMERIC);
        if (areNumbers) return numbers(left, leftType, right, rightType);
        boolean isLeftText = left instanceof StringData;
        if (isLeftText != right instanceof StringData)
            return isLeftText ? texts(left, right, rightType) : -texts(right, left, leftType);
        if (left instanceof byte[] bytes) return Arrays.compareUnsigned(bytes, (byte[]) right);
        boolean areWhole = left instanceof Number && right instanceof Number;
        if (areWhole) return Long.compare(((Number) left).longValue(), ((Number) right).longValue());
        if (left instanceof Bitmap) {
            throw EvaluationFaults.FUNCTION
                    .what("Values of the type BITMAP have no order.")
                    .fix("Compare their cardinalities or their texts.");
        }
        return ordered(left, right);
    }

    /// Compares a text with a value of another type. As in Flink, the text becomes a timestamp, and other
    /// values become texts.
    private static int texts(Object text, Object other, LogicalType type) {
        if (!type.is(LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE))
            return ordered(text, StringData.fromString(ValueText.of(other, type, ZoneOffset.UTC)));
        LocalDateTime time = TextValues.timestamp(text.toString());
        if (time != null) return ordered(TimestampData.fromLocalDateTime(time), other);
        throw EvaluationFaults.CAST
                .what("'%s' cannot be compared with a value of the type %s.", text, type)
                .fix("Cast the text to the type.");
    }

    @SuppressWarnings("unchecked") // Both values have the same class.
    private static int ordered(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static int numbers(Object left, LogicalType leftType, Object right, LogicalType rightType) {
        if (isApproximate(leftType) || isApproximate(rightType)) {
            double first = JavaValues.toNumber(left).doubleValue();
            double second = JavaValues.toNumber(right).doubleValue();
            return first == second ? 0 : Double.compare(first, second);
        }
        boolean hasDecimal = leftType.is(LogicalTypeRoot.DECIMAL) || rightType.is(LogicalTypeRoot.DECIMAL);
        if (!hasDecimal) return Long.compare(((Number) left).longValue(), ((Number) right).longValue());
        BigDecimal first = JavaValues.toBigDecimal(left);
        return first.compareTo(JavaValues.toBigDecimal(right));
    }

    private static boolean isApproximate(LogicalType type) {
        return type.is(LogicalTypeFamily.APPROXIMATE_NUMERIC);
    }

    /// Returns whether `<` and `>` can be true for two values: not if exactly one of them is NaN.
    public static boolean isOrdered(Object left, Object right) {
        return isNaN(left) == isNaN(right);
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN() || value instanceof Float single && single.isNaN();
    }

    /// Returns whether two values are equal, or null if a NULL within a row makes this unknown.
    public static @Nullable Boolean areEqual(
            @Nullable Object left, LogicalType leftType, @Nullable Object right, LogicalType rightType) {
        if (left == null || right == null) return null;
        return switch (left) {
            case RowData row -> rows(row, leftType.getChildren(), (RowData) right, rightType.getChildren());
            case ArrayData array -> arrays(array, leftType, (ArrayData) right, rightType);
            case MapData map -> maps(map, leftType, (MapData) right, rightType);
            case Bitmap bitmap -> bitmap.equals(right);
            default -> compare(left, leftType, right, rightType) == 0;
        };
    }

    /// Returns whether two values are the same, where NULL is the same as NULL.
    public static boolean areSame(
            @Nullable Object left, LogicalType leftType, @Nullable Object right, LogicalType rightType) {
        if (left == null || right == null) return left == right;
        return Boolean.TRUE.equals(areEqual(left, leftType, right, rightType));
    }

    private static @Nullable Boolean rows(
            RowData left, List<LogicalType> leftTypes, RowData right, List<LogicalType> rightTypes) {
        boolean isUnknown = false;
        for (int i = 0; i < leftTypes.size(); i++) {
            LogicalType leftType = leftTypes.get(i);
            LogicalType rightType = rightTypes.get(i);
            Object first = RowData.createFieldGetter(leftType, i).getFieldOrNull(left);
            Object second = RowData.createFieldGetter(rightType, i).getFieldOrNull(right);
            Boolean isEqual = areEqual(first, leftType, second, rightType);
            if (Boolean.FALSE.equals(isEqual)) return false;
            isUnknown |= isEqual == null;
        }
        return isUnknown ? null : true;
    }

    private static boolean arrays(ArrayData left, LogicalType leftType, ArrayData right, LogicalType rightType) {
        if (left.size() != right.size()) return false;
        LogicalType leftElement = leftType.getChildren().getFirst();
        LogicalType rightElement = rightType.getChildren().getFirst();
        for (int i = 0; i < left.size(); i++) {
            Object first = ArrayData.createElementGetter(leftElement).getElementOrNull(left, i);
            Object second = ArrayData.createElementGetter(rightElement).getElementOrNull(right, i);
            if (!areSame(first, leftElement, second, rightElement)) return false;
        }
        return true;
    }

    private static boolean maps(MapData left, LogicalType leftType, MapData right, LogicalType rightType) {
        if (left.size() != right.size()) return false;
        boolean isMap = leftType.is(LogicalTypeRoot.MAP);
        for (int i = 0; i < left.size(); i++) {
            Object key = MapEntries.key(left, leftType, i);
            int at = MapEntries.position(
                    right, rightType, key, leftType.getChildren().getFirst());
            if (at < 0) return false;
            boolean isSame = isMap
                    ? areSame(
                            MapEntries.value(left, leftType, i),
                            leftType.getChildren().getLast(),
                            MapEntries.value(right, rightType, at),
                            rightType.getChildren().getLast())
                    : left.valueArray().getInt(i) == right.valueArray().getInt(at);
            if (!isSame) return false;
        }
        return true;
    }
}
