package dev.millrace.sql.operator.aggregate;

import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Computes exact percentiles. A value between two rows is interpolated.
final class Percentiles {
    private final List<LogicalType> types;

    /// @param types the types of the value, the percentage and perhaps the frequency
    Percentiles(List<LogicalType> types) {
        this.types = types;
    }

    @Nullable
    Object of(List<RowData> rows) {
        TreeMap<Double, Long> counts = new TreeMap<>();
        RowData.FieldGetter value = RowData.createFieldGetter(types.getFirst(), 0);
        long total = 0;
        for (RowData each : rows) {
            long frequency = frequency(each);
            if (each.isNullAt(0) || frequency == 0) continue;
            counts.merge(number(value.getFieldOrNull(each)), frequency, Long::sum);
            total += frequency;
        }
        if (total == 0) return null;
        RowData first = rows.getFirst();
        LogicalType percentage = types.get(1);
        Object wanted = RowData.createFieldGetter(percentage, 1).getFieldOrNull(first);
        if (!percentage.is(LogicalTypeRoot.ARRAY)) return percentile(counts, total, number(wanted));
        LogicalType element = percentage.getChildren().getFirst();
        List<Double> results = new ArrayList<>();
        ArrayData all = (ArrayData) wanted;
        for (int i = 0; all != null && i < all.size(); i++) {
            Object each = ArrayData.createElementGetter(element).getElementOrNull(all, i);
            results.add(percentile(counts, total, number(each)));
        }
        return new GenericArrayData(results.toArray());
    }

    private long frequency(RowData row) {
        if (types.size() < 3) return 1;
        Object frequency = RowData.createFieldGetter(types.get(2), 2).getFieldOrNull(row);
        long count = frequency == null ? 0 : ((Number) frequency).longValue();
        if (count >= 0) return count;
        throw OperatorFaults.ARGUMENT
                .what("The frequency of PERCENTILE is %d.", count)
                .fix("Use frequencies that are not negative.");
    }

    private static double number(@Nullable Object value) {
        if (value == null) return 0;
        return value instanceof DecimalData decimal
                ? decimal.toBigDecimal().doubleValue()
                : ((Number) value).doubleValue();
    }

    private static double percentile(TreeMap<Double, Long> counts, long total, double percentage) {
        if (!(percentage >= 0 && percentage <= 1)) {
            throw OperatorFaults.ARGUMENT
                    .what("Percentage of PERCENTILE should be between [0.0, 1.0], but was '%s'.", percentage)
                    .fix("Write a percentage between 0 and 1.");
        }
        double position = (total - 1) * percentage;
        long lower = (long) Math.floor(position);
        long upper = (long) Math.ceil(position);
        double low = at(counts, lower);
        if (lower == upper) return low;
        double high = at(counts, upper);
        return low == high ? low : (upper - position) * low + (position - lower) * high;
    }

    private static double at(TreeMap<Double, Long> counts, long index) {
        long passed = 0;
        for (Map.Entry<Double, Long> each : counts.entrySet()) {
            passed += each.getValue();
            if (passed > index) return each.getKey();
        }
        return counts.lastKey();
    }
}
