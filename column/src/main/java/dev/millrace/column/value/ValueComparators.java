package dev.millrace.column.value;

import dev.millrace.column.fault.ColumnFaults;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes orders of values in internal form. NULL within a row or an array is the smallest value.
public final class ValueComparators {
    private ValueComparators() {}

    /// Returns the order of the values of a type. Its use is a fault for types without an order, such as MAP.
    public static Comparator<Object> of(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case ROW, STRUCTURED_TYPE -> row(LogicalTypeChecks.getFieldTypes(type));
            case ARRAY -> array(type.getChildren().getFirst());
            case DISTINCT_TYPE -> of(((DistinctType) type).getSourceType());
            case BINARY, VARBINARY -> (left, right) -> Arrays.compareUnsigned((byte[]) left, (byte[]) right);
            case FLOAT, DOUBLE -> ValueComparators::approximate;
            case MAP, MULTISET, RAW, VARIANT, BITMAP, DESCRIPTOR, UNRESOLVED ->
                (_, _) -> {
                    throw ColumnFaults.NO_ORDER
                            .what("Values of the type %s cannot be sorted.", type.asSummaryString())
                            .fix("Sort by parts of the values, or by their text.");
                };
            default -> ValueComparators::natural;
        };
    }

    private static int approximate(Object left, Object right) {
        double first = ((Number) left).doubleValue();
        double second = ((Number) right).doubleValue();
        return first == second ? 0 : Double.compare(first, second);
    }

    @SuppressWarnings("unchecked") // Both values have the same class.
    private static int natural(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static Comparator<Object> row(List<LogicalType> types) {
        List<Comparator<Object>> orders = new ArrayList<>();
        for (LogicalType each : types) orders.add(of(each));
        return (left, right) -> {
            for (int i = 0; i < types.size(); i++) {
                RowData.FieldGetter getter = RowData.createFieldGetter(types.get(i), i);
                Object first = getter.getFieldOrNull((RowData) left);
                int order = withNull(orders.get(i), first, getter.getFieldOrNull((RowData) right));
                if (order != 0) return order;
            }
            return 0;
        };
    }

    private static Comparator<Object> array(LogicalType element) {
        Comparator<Object> order = of(element);
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(element);
        return (left, right) -> {
            ArrayData first = (ArrayData) left;
            ArrayData second = (ArrayData) right;
            int common = Math.min(first.size(), second.size());
            for (int i = 0; i < common; i++) {
                int each = withNull(order, getter.getElementOrNull(first, i), getter.getElementOrNull(second, i));
                if (each != 0) return each;
            }
            return Integer.compare(first.size(), second.size());
        };
    }

    private static int withNull(Comparator<Object> order, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) return Boolean.compare(left != null, right != null);
        return order.compare(left, right);
    }
}
