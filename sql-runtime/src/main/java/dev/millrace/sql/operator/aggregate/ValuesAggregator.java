package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.RowCursor;
import dev.millrace.column.value.ValueComparators;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the arguments of all rows, and computes the result from them in the end.
final class ValuesAggregator implements Aggregator {
    private static final int VALUE_BYTES = 72;

    /// Computes the result of a group.
    @FunctionalInterface
    interface Result {
        /// Returns the result in internal form.
        ///
        /// @param rows the arguments of each row in internal form
        @Nullable
        Object of(List<RowData> rows);
    }

    private final int[] columns;
    private final RowType rowType;
    private final RowData.FieldGetter[] getters;
    private final RowData.FieldGetter[] fields;
    private final @Nullable Comparator<RowData> order;
    private final LogicalType type;
    private final Result result;
    private final boolean skipsNull;
    private final RowCursor cursor = new RowCursor();
    private final List<List<RowData>> states = new ArrayList<>();
    private long values;
    private long contentBytes;

    /// @param arguments the indexes of the arguments
    /// @param order the order of the rows within a group
    /// @param skipsNull whether rows whose first argument is NULL are left out
    ValuesAggregator(
            List<Integer> arguments,
            List<SortKey> order,
            RowType input,
            LogicalType type,
            boolean skipsNull,
            Result result) {
        this.columns = new int[arguments.size() + order.size()];
        for (int i = 0; i < arguments.size(); i++) columns[i] = arguments.get(i);
        for (int i = 0; i < order.size(); i++)
            columns[arguments.size() + i] = order.get(i).column();
        LogicalType[] types = new LogicalType[columns.length];
        this.getters = new RowData.FieldGetter[columns.length];
        this.fields = new RowData.FieldGetter[columns.length];
        for (int i = 0; i < columns.length; i++) {
            types[i] = input.getTypeAt(columns[i]).copy(true);
            getters[i] = RowData.createFieldGetter(types[i], columns[i]);
            fields[i] = RowData.createFieldGetter(types[i], i);
        }
        this.rowType = RowType.of(types);
        this.order = order.isEmpty() ? null : order(order, arguments.size());
        this.type = type;
        this.skipsNull = skipsNull;
        this.result = result;
    }

    private Comparator<RowData> order(List<SortKey> keys, int first) {
        Comparator<RowData> all = (_, _) -> 0;
        for (int i = 0; i < keys.size(); i++) {
            SortKey key = keys.get(i);
            RowData.FieldGetter getter = fields[first + i];
            Comparator<Object> values = ValueComparators.of(rowType.getTypeAt(first + i));
            if (key.isDescending()) values = values.reversed();
            Comparator<@Nullable Object> withNulls =
                    key.areNullsFirst() ? Comparator.nullsFirst(values) : Comparator.nullsLast(values);
            all = all.thenComparing(
                    (left, right) -> withNulls.compare(getter.getFieldOrNull(left), getter.getFieldOrNull(right)));
        }
        return all;
    }

    @Override
    public void resize(int groups) {
        while (states.size() < groups) states.add(new ArrayList<>(1));
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            if (skipsNull && batch.column(columns[0]).isNull(rows[i])) continue;
            cursor.at(batch, rows[i]);
            GenericRowData kept = new GenericRowData(columns.length);
            for (int k = 0; k < columns.length; k++) {
                Object value = getters[k].getFieldOrNull(cursor);
                kept.setField(k, value);
                contentBytes += contentBytes(value);
            }
            states.get(groups[i]).add(kept);
            values++;
        }
    }

    /// Returns the bytes of a value of variable size.
    private static long contentBytes(@Nullable Object value) {
        return switch (value) {
            case StringData text -> text.toBytes().length;
            case byte[] bytes -> bytes.length;
            case null, default -> 0;
        };
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(new ArrayType(false, rowType));
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        for (int i = 0; i < batch.size(); i++) {
            cursor.at(batch, i);
            ArrayData rows = cursor.getArray(first);
            for (int k = 0; k < rows.size(); k++) {
                RowData row = rows.getRow(k, columns.length);
                states.get(groups[i]).add(row);
                for (RowData.FieldGetter each : fields) contentBytes += contentBytes(each.getFieldOrNull(row));
                values++;
            }
        }
    }

    @Override
    public List<Column> partials(int from, int to) {
        ColumnBuilder builder = ColumnBuilder.of(partialTypes().getFirst(), to - from);
        for (int i = from; i < to; i++)
            builder.appendValue(new GenericArrayData(states.get(i).toArray()));
        return List.of(builder.build());
    }

    @Override
    public Column results(int from, int to) {
        ColumnBuilder builder = ColumnBuilder.of(type, to - from);
        for (int i = from; i < to; i++) {
            List<RowData> rows = states.get(i);
            if (order != null) {
                rows = new ArrayList<>(rows);
                rows.sort(order);
            }
            builder.appendValue(result.of(rows));
        }
        return builder.build();
    }

    @Override
    public long bytes() {
        return (long) VALUE_BYTES * (states.size() + values * columns.length) + contentBytes;
    }

    @Override
    public void clear() {
        states.clear();
        values = 0;
        contentBytes = 0;
    }
}
