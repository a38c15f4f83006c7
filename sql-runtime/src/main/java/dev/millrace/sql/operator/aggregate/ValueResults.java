package dev.millrace.sql.operator.aggregate;

import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes the results of functions that need all values of a group.
final class ValueResults {
    private ValueResults() {}

    /// Returns the computation of the result of a function; null if the function is unknown.
    static ValuesAggregator.@Nullable Result of(AggregateCall call, RowType input) {
        List<LogicalType> types = new ArrayList<>();
        for (int each : call.arguments()) types.add(input.getTypeAt(each).copy(true));
        return switch (call.function()) {
            case "LISTAGG" -> ValueResults::text;
            case "COLLECT" -> rows -> multiset(rows, types.getFirst());
            case "ARRAY_AGG" -> rows -> array(rows, types.getFirst());
            case "PERCENTILE" -> new Percentiles(types)::of;
            case "JSON_ARRAYAGG", "JSON_ARRAYAGG_ABSENT_ON_NULL" -> rows -> JsonTexts.array(rows, types, false);
            case "JSON_ARRAYAGG_NULL_ON_NULL" -> rows -> JsonTexts.array(rows, types, true);
            case "JSON_OBJECTAGG", "JSON_OBJECTAGG_NULL_ON_NULL" -> rows -> JsonTexts.object(rows, types, true);
            case "JSON_OBJECTAGG_ABSENT_ON_NULL" -> rows -> JsonTexts.object(rows, types, false);
            default -> null;
        };
    }

    private static @Nullable Object text(List<RowData> rows) {
        if (rows.isEmpty()) return null;
        StringBuilder text = new StringBuilder();
        boolean isFirst = true;
        for (RowData each : rows) {
            if (!isFirst) text.append(each.getArity() > 1 && !each.isNullAt(1) ? each.getString(1) : ",");
            text.append(each.getString(0));
            isFirst = false;
        }
        return StringData.fromString(text.toString());
    }

    private static Object multiset(List<RowData> rows, LogicalType type) {
        RowData.FieldGetter getter = RowData.createFieldGetter(type, 0);
        Map<Object, Integer> counts = new LinkedHashMap<>();
        for (RowData each : rows) {
            Object value = getter.getFieldOrNull(each);
            if (value != null) counts.merge(value, 1, Integer::sum);
        }
        return new GenericMapData(counts);
    }

    private static @Nullable Object array(List<RowData> rows, LogicalType type) {
        if (rows.isEmpty()) return null;
        RowData.FieldGetter getter = RowData.createFieldGetter(type, 0);
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) values[i] = getter.getFieldOrNull(rows.get(i));
        return new GenericArrayData(values);
    }
}
