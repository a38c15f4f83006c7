package dev.millrace.sql.check;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.MapFunction;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/// Checks that fields of rows inside of columns that are NOT NULL have no NULL. Workers run it.
///
/// @param table the name of the table, for the fault
/// @param rowType the columns of the table
/// @param drops whether rows with such a NULL are left out silently
public record NestedNullCheck(String table, RowType rowType, boolean drops)
        implements MapFunction<ColumnBatch, ColumnBatch> {

    /// Adds the check to a job, unless no column has rows.
    public DataStream<ColumnBatch> over(DataStream<ColumnBatch> rows) {
        boolean isNeeded = rowType.getChildren().stream().anyMatch(each -> each.is(LogicalTypeRoot.ROW));
        return isNeeded ? rows.map(this, rows.getType()).name("not-null in rows") : rows;
    }

    @Override
    public ColumnBatch map(ColumnBatch batch) {
        int[] kept = new int[batch.size()];
        int count = 0;
        for (int row = 0; row < batch.size(); row++) if (isComplete(batch.row(row))) kept[count++] = row;
        return count == batch.size() ? batch : batch.select(kept, count);
    }

    private boolean isComplete(RowData row) {
        String place = missing(row, rowType, "", 0);
        if (place == null) return true;
        if (drops) return false;
        throw NotNullCheck.NULL_VALUE
                .what("The column %s of the table %s is NOT NULL, but a row has NULL in it.", place, table)
                .fix("Filter such rows, or SET 'table.exec.sink.not-null-enforcer' = 'DROP'.");
    }

    /// Returns the path of a field that must not be NULL but is; null if there is none.
    private static @Nullable String missing(RowData row, RowType type, String path, int depth) {
        for (int i = 0; i < type.getFieldCount(); i++) {
            LogicalType field = type.getTypeAt(i);
            String name = path + type.getFieldNames().get(i);
            if (row.isNullAt(i)) {
                if (depth > 0 && !field.isNullable()) return name;
                continue;
            }
            if (!(field instanceof RowType nested)) continue;
            String found = missing(row.getRow(i, nested.getFieldCount()), nested, name + ".", depth + 1);
            if (found != null) return found;
        }
        return null;
    }
}
