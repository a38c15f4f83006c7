package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes columns with calls of asynchronous functions. Not thread-safe.
final class AsyncProjection implements BatchProjection {
    private final BatchExpressions expressions;
    private final Interpreter interpreter;
    private final List<Expr> columns;
    private final RowType output;
    private @Nullable Prepared prepared;

    /// Is the projection over the columns of the input and the results of the calls.
    private record Prepared(AsyncColumns calls, BatchProjection projection) {}

    AsyncProjection(BatchExpressions expressions, Interpreter interpreter, List<Expr> columns, RowType output) {
        this.expressions = expressions;
        this.interpreter = interpreter;
        this.columns = columns;
        this.output = output;
    }

    @Override
    public ColumnBatch of(ColumnBatch input) {
        Prepared known = prepared;
        if (known == null) {
            AsyncColumns calls = new AsyncColumns(interpreter, input.width());
            List<Expr> over = columns.stream().map(calls::over).toList();
            known = new Prepared(calls, expressions.plainProjection(over, output));
            prepared = known;
        }
        return known.projection.of(known.calls.with(input));
    }
}
