package dev.millrace.sql.operator;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Computes one column per expression for the rows for which a condition is true. It copies only columns of the result.
///
/// @param condition an expression over the columns of the input
/// @param expressions expressions over the columns of the input
/// @param rowType the type of the computed rows
public record FilterProjectSpec(Expr condition, List<Expr> expressions, RowType rowType) implements OperatorSpec {
    /// Batches that keep less than one row in this number are gathered into larger ones.
    private static final int SPARSE = 4;

    @Override
    public BatchOperator open(OperatorServices services) {
        BatchFilter filter = services.settings().expressions().filter(condition);
        BatchProjection projection = services.settings().expressions().projection(expressions, rowType);
        BatchBuilder builder = new BatchBuilder(rowType);
        return new BatchOperator() {
            private int[] rows = new int[ColumnBatch.ROWS_MAX];

            @Override
            public void process(int input, ColumnBatch batch) {
                if (rows.length < batch.size()) rows = new int[batch.size()];
                int count = filter.select(batch, rows);
                if (count == 0) return;
                ColumnBatch computed = projection.of(batch, rows, count);
                if (count * SPARSE >= ColumnBatch.ROWS_MAX) {
                    services.emit(computed);
                    return;
                }
                for (int i = 0; i < count; i++) rows[i] = i;
                builder.append(computed, rows, count);
                services.emitIfFull(builder);
            }

            @Override
            public void finish() {
                services.emit(builder.build());
            }
        };
    }
}
