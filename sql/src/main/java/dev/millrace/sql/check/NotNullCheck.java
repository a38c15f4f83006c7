package dev.millrace.sql.check;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.MapFunction;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Checks that columns that are NOT NULL get no NULL. Workers run it.
///
/// @param table the name of the table, for the fault
/// @param columns the indexes of the columns to check
/// @param names their names
/// @param drops whether rows with such a NULL are left out silently
public record NotNullCheck(String table, List<Integer> columns, List<String> names, boolean drops)
        implements MapFunction<ColumnBatch, ColumnBatch> {
    static final Fault NULL_VALUE = new Fault(2904, Category.USER, "a column that is NOT NULL would get NULL");

    /// Returns a check of the columns that the table, but not the query, declares NOT NULL.
    public static NotNullCheck of(String table, RowType from, RowType to, boolean drops) {
        List<Integer> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < to.getFieldCount(); i++) {
            if (to.getTypeAt(i).isNullable() || !from.getTypeAt(i).isNullable()) continue;
            columns.add(i);
            names.add(to.getFieldNames().get(i));
        }
        return new NotNullCheck(table, columns, names, drops);
    }

    /// Adds the check to a job, unless no column needs it.
    public DataStream<ColumnBatch> over(DataStream<ColumnBatch> rows) {
        return columns.isEmpty() ? rows : rows.map(this, rows.getType()).name("not-null");
    }

    @Override
    public ColumnBatch map(ColumnBatch batch) {
        int[] kept = new int[batch.size()];
        int count = 0;
        for (int row = 0; row < batch.size(); row++) if (isComplete(batch, row)) kept[count++] = row;
        return count == batch.size() ? batch : batch.select(kept, count);
    }

    private boolean isComplete(ColumnBatch batch, int row) {
        for (int i = 0; i < columns.size(); i++) {
            if (!batch.column(columns.get(i)).isNull(row)) continue;
            if (drops) return false;
            throw NULL_VALUE
                    .what("The column %s of the table %s is NOT NULL, but a row has NULL in it.", names.get(i), table)
                    .fix("Filter such rows, or SET 'table.exec.sink.not-null-enforcer' = 'DROP'.");
        }
        return true;
    }
}
