package dev.millrace.column;

import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericRowData;
import org.jspecify.annotations.Nullable;

/// Compares rows and arrays of numbers and texts, element by element.
final class NestedOrder {
    private NestedOrder() {}

    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) return Boolean.compare(left != null, right != null);
        @Nullable Object[] first = parts(left);
        @Nullable Object[] second = parts(right);
        if (first.length == 0 && !isNested(left)) return single(left, right);
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            int order = compare(first[i], second[i]);
            if (order != 0) return order;
        }
        return Integer.compare(first.length, second.length);
    }

    private static boolean isNested(Object value) {
        return value instanceof GenericRowData || value instanceof GenericArrayData;
    }

    private static @Nullable Object[] parts(Object value) {
        if (value instanceof GenericArrayData array) return array.toObjectArray();
        if (!(value instanceof GenericRowData row)) return new Object[0];
        @Nullable Object[] fields = new Object[row.getArity()];
        for (int i = 0; i < fields.length; i++) fields[i] = row.getField(i);
        return fields;
    }

    @SuppressWarnings("unchecked") // Both values have the same class.
    private static int single(Object left, Object right) {
        boolean areNumbers = left instanceof Number && right instanceof Number && !(left instanceof DecimalData);
        if (areNumbers && ((Number) left).doubleValue() == ((Number) right).doubleValue()) return 0;
        return Integer.signum(((Comparable<Object>) left).compareTo(right));
    }
}
