package dev.millrace.sql.operator.correlate;

import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Returns the elements of arrays, maps and multisets as rows.
final class UnnestedRows {
    private UnnestedRows() {}

    /// Returns one row per element of the collections in each row. Several collections are read side by side.
    static List<RowData> of(QueryPlan.Unnest unnest, List<RowData> rows) {
        RowType input = unnest.input().rowType();
        List<RowData> results = new ArrayList<>();
        for (RowData each : rows) {
            List<List<@Nullable Object[]>> collections = new ArrayList<>();
            int most = 0;
            for (int i = 0; i < input.getFieldCount(); i++) {
                List<@Nullable Object[]> elements = elements(each, i, input.getTypeAt(i));
                collections.add(elements);
                most = Math.max(most, elements.size());
            }
            for (int i = 0; i < most; i++) results.add(row(unnest, input, collections, i));
        }
        return results;
    }

    private static RowData row(
            QueryPlan.Unnest unnest, RowType input, List<List<@Nullable Object[]>> collections, int number) {
        GenericRowData row = new GenericRowData(unnest.rowType().getFieldCount());
        int at = 0;
        for (int i = 0; i < collections.size(); i++) {
            List<@Nullable Object[]> elements = collections.get(i);
            int width = width(input.getTypeAt(i));
            if (number < elements.size()) {
                for (int k = 0; k < width; k++) row.setField(at + k, elements.get(number)[k]);
            }
            at += width;
        }
        if (unnest.withOrdinality()) row.setField(at, number + 1);
        return row;
    }

    private static int width(LogicalType collection) {
        if (collection.is(LogicalTypeRoot.MAP)) return 2;
        LogicalType element = collection.getChildren().getFirst();
        return isRow(element) ? element.getChildren().size() : 1;
    }

    private static boolean isRow(LogicalType type) {
        return type.is(LogicalTypeRoot.ROW) || type.is(LogicalTypeRoot.STRUCTURED_TYPE);
    }

    private static List<@Nullable Object[]> elements(RowData row, int column, LogicalType type) {
        List<@Nullable Object[]> elements = new ArrayList<>();
        if (row.isNullAt(column)) return elements;
        LogicalType first = type.getChildren().getFirst().copy(true);
        if (type.is(LogicalTypeRoot.ARRAY)) {
            ArrayData array = row.getArray(column);
            for (int i = 0; i < array.size(); i++) elements.add(element(array, i, first));
            return elements;
        }
        MapData map = row.getMap(column);
        ArrayData keys = map.keyArray();
        ArrayData values = map.valueArray();
        for (int i = 0; i < map.size(); i++) {
            if (type.is(LogicalTypeRoot.MAP)) {
                LogicalType second = type.getChildren().getLast().copy(true);
                elements.add(new @Nullable Object[] {value(keys, i, first), value(values, i, second)});
            } else {
                for (int k = 0; k < values.getInt(i); k++) elements.add(element(keys, i, first));
            }
        }
        return elements;
    }

    private static @Nullable Object[] element(ArrayData array, int index, LogicalType type) {
        Object value = value(array, index, type);
        if (!isRow(type)) return new @Nullable Object[] {value};
        List<LogicalType> fields = type.getChildren();
        @Nullable Object[] values = new Object[fields.size()];
        if (value instanceof RowData row) {
            for (int i = 0; i < values.length; i++) {
                values[i] =
                        RowData.createFieldGetter(fields.get(i).copy(true), i).getFieldOrNull(row);
            }
        }
        return values;
    }

    private static @Nullable Object value(ArrayData array, int index, LogicalType type) {
        return ArrayData.createElementGetter(type).getElementOrNull(array, index);
    }
}
