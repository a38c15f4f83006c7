package dev.millrace.sql.operator.group;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one of equal arguments per group, and passes the rows on at the end of the input. The rows move to files if
/// they need too much memory, even if they belong to one group. Not thread-safe.
final class DistinctRows {
    private final int[] columns;
    private final @Nullable Integer filter;
    private final AggregateOperator rows;
    private int[] filtered = new int[ColumnBatch.ROWS_MAX];

    /// Creates a set without rows.
    ///
    /// @param output takes the rows in the end
    /// @param memoryBytes the number of bytes that the rows may need on the heap
    DistinctRows(
            DistinctCalls calls,
            DistinctCalls.RowSet set,
            OperatorServices services,
            Consumer<ColumnBatch> output,
            long memoryBytes) {
        this.columns = calls.columns(set).stream().mapToInt(each -> each).toArray();
        this.filter = set.filter();
        RowType type = calls.rowType(set);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) all.add(i);
        AggregateSpec spec = new AggregateSpec(type, all, List.of(), false);
        this.rows = new AggregateOperator(spec, services.inner(output, memoryBytes));
    }

    /// Adds rows of the input.
    void add(ColumnBatch batch) {
        ColumnBatch values = batch.project(columns);
        if (filter == null) {
            rows.process(0, values);
            return;
        }
        int count = passing((BooleanColumn) batch.column(filter), batch.size());
        if (count > 0) rows.process(0, values.select(filtered, count));
    }

    private int passing(BooleanColumn condition, int size) {
        if (filtered.length < size) filtered = new int[size];
        int count = 0;
        for (int row = 0; row < size; row++) {
            if (!condition.isNull(row) && condition.value(row) != 0) filtered[count++] = row;
        }
        return count;
    }

    /// Passes all rows on, and drops them.
    void finish() {
        rows.finish();
    }
}
