package dev.millrace.sql.operator;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.RowType;

/// Keeps the rows for which a condition is true.
public record FilterSpec(Expr condition, RowType rowType) implements OperatorSpec {
    /// Batches that keep less than one row in this number are gathered into larger ones.
    private static final int SPARSE = 4;

    @Override
    public BatchOperator open(OperatorServices services) {
        BatchFilter filter = services.settings().expressions().filter(condition);
        BatchBuilder builder = new BatchBuilder(rowType);
        return new BatchOperator() {
            private int[] rows = new int[ColumnBatch.ROWS_MAX];

            @Override
            public void process(int input, ColumnBatch batch) {
                if (rows.length < batch.size()) rows = new int[batch.size()];
                int count = filter.select(batch, rows);
                if (count == batch.size()) {
                    services.emit(batch);
                } else if (count * SPARSE >= ColumnBatch.ROWS_MAX) {
                    services.emit(batch.select(rows, count));
                } else if (count > 0) {
                    builder.append(batch, rows, count);
                    services.emitIfFull(builder);
                }
            }

            @Override
            public void finish() {
                services.emit(builder.build());
            }
        };
    }
}
