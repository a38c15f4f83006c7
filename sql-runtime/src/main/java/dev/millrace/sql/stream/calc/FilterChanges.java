package dev.millrace.sql.stream.calc;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;

/// Keeps the changes of rows for which a condition is true.
public record FilterChanges(Expr condition) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        BatchFilter filter = services.operators().expressions().filter(condition);
        return new ContinuousOperator() {
            private int[] rows = new int[ColumnBatch.ROWS_MAX];

            @Override
            public void process(int input, ColumnBatch batch) {
                if (rows.length < batch.size()) rows = new int[batch.size()];
                int count = filter.select(batch, rows);
                if (count == batch.size()) services.emit(batch);
                else if (count > 0) services.emit(batch.select(rows, count));
            }
        };
    }
}
