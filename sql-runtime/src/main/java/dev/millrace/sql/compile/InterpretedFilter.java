package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowCursor;
import dev.millrace.sql.expression.Evaluation;

/// Evaluates a condition row by row.
final class InterpretedFilter implements BatchFilter {
    private final Evaluation condition;
    private final RowCursor cursor = new RowCursor();

    InterpretedFilter(Evaluation condition) {
        this.condition = condition;
    }

    @Override
    public int select(ColumnBatch input, int[] rows) {
        int count = 0;
        for (int row = 0; row < input.size(); row++) {
            cursor.at(input, row);
            if (Boolean.TRUE.equals(condition.of(cursor))) rows[count++] = row;
        }
        return count;
    }
}
