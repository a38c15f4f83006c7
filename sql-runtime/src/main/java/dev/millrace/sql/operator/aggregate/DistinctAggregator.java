package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.IntColumn;
import dev.millrace.column.RowCursor;
import dev.millrace.column.key.KeyTable;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Passes rows with equal arguments once per group to another aggregator.
final class DistinctAggregator implements Aggregator {
    private final int[] arguments;
    private final RowType rowType;
    private final Aggregator inner;
    private final KeyTable seen;
    private final RowData.FieldGetter[] getters;

    /// @param arguments the indexes of the arguments
    /// @param inner reads the arguments at the indexes from 0
    DistinctAggregator(List<Integer> arguments, RowType input, Aggregator inner) {
        this.arguments = arguments.stream().mapToInt(each -> each).toArray();
        this.inner = inner;
        List<LogicalType> keys = new ArrayList<>();
        keys.add(new IntType(false));
        LogicalType[] types = new LogicalType[this.arguments.length];
        this.getters = new RowData.FieldGetter[types.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = input.getTypeAt(this.arguments[i]).copy(true);
            keys.add(types[i]);
            getters[i] = RowData.createFieldGetter(types[i], i);
        }
        this.rowType = RowType.of(types);
        this.seen = KeyTable.of(keys);
    }

    @Override
    public void resize(int groups) {
        inner.resize(groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        add(batch.project(arguments).select(rows, count), groups);
    }

    private void add(ColumnBatch values, int[] groups) {
        int count = values.size();
        List<Column> keys = new ArrayList<>();
        keys.add(new IntColumn(groups.clone(), count, null));
        for (int i = 0; i < values.width(); i++) keys.add(values.column(i));
        int before = seen.size();
        int[] found = new int[count];
        int[] columns = RowNumbers.upTo(keys.size());
        seen.find(ColumnBatch.of(count, keys), java.util.Arrays.copyOf(columns, keys.size()), found);
        int[] newRows = new int[seen.size() - before];
        int[] newGroups = new int[newRows.length];
        boolean[] isTaken = new boolean[newRows.length];
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (found[i] < before || isTaken[found[i] - before]) continue;
            isTaken[found[i] - before] = true;
            newRows[at] = i;
            newGroups[at++] = groups[i];
        }
        inner.add(values, newRows, newGroups, at);
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(new ArrayType(false, rowType));
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        BatchBuilder builder = new BatchBuilder(rowType);
        RowCursor cursor = new RowCursor();
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            cursor.at(batch, i);
            ArrayData rows = cursor.getArray(first);
            for (int k = 0; k < rows.size(); k++) {
                builder.append(rows.getRow(k, arguments.length));
                targets.add(groups[i]);
            }
        }
        add(builder.build(), targets.stream().mapToInt(each -> each).toArray());
    }

    @Override
    public List<Column> partials(int from, int to) {
        List<List<Object>> values = new ArrayList<>();
        for (int i = from; i < to; i++) values.add(new ArrayList<>());
        for (int start = 0; start < seen.size(); start += ColumnBatch.ROWS_MAX) {
            collect(start, Math.min(start + ColumnBatch.ROWS_MAX, seen.size()), from, to, values);
        }
        ColumnBuilder builder = ColumnBuilder.of(partialTypes().getFirst(), to - from);
        for (List<Object> each : values) builder.appendValue(new GenericArrayData(each.toArray()));
        return List.of(builder.build());
    }

    private void collect(int start, int end, int from, int to, List<List<Object>> values) {
        List<Column> keys = seen.keys(start, end);
        int[] groups = ((IntColumn) keys.getFirst()).values();
        ColumnBatch rows = ColumnBatch.of(end - start, keys.subList(1, keys.size()));
        RowCursor cursor = new RowCursor();
        for (int i = 0; i < rows.size(); i++) {
            if (groups[i] < from || groups[i] >= to) continue;
            cursor.at(rows, i);
            GenericRowData row = new GenericRowData(getters.length);
            for (int k = 0; k < getters.length; k++) row.setField(k, getters[k].getFieldOrNull(cursor));
            values.get(groups[i] - from).add(row);
        }
    }

    @Override
    public Column results(int from, int to) {
        return inner.results(from, to);
    }

    @Override
    public long bytes() {
        return seen.bytes() + inner.bytes();
    }

    @Override
    public void clear() {
        seen.clear();
        inner.clear();
    }
}
