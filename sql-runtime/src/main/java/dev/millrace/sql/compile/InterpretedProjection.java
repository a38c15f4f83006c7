package dev.millrace.sql.compile;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.RowCursor;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Evaluates expressions row by row. Columns of the input that are results stay as they are.
final class InterpretedProjection implements BatchProjection {
    private final List<Expr> expressions;
    private final Evaluation[] evaluations;
    private final RowType output;
    private final RowCursor cursor = new RowCursor();

    InterpretedProjection(Interpreter interpreter, List<Expr> expressions, RowType output) {
        this.expressions = expressions;
        this.evaluations = expressions.stream().map(interpreter::evaluation).toArray(Evaluation[]::new);
        this.output = output;
    }

    @Override
    public ColumnBatch of(ColumnBatch input) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < evaluations.length; i++) {
            boolean isCopy = expressions.get(i) instanceof Expr.Column;
            columns.add(isCopy ? input.column(((Expr.Column) expressions.get(i)).index()) : column(input, i));
        }
        return input.with(columns);
    }

    private Column column(ColumnBatch input, int i) {
        ColumnBuilder builder = ColumnBuilder.of(output.getTypeAt(i), input.size());
        for (int row = 0; row < input.size(); row++) {
            cursor.at(input, row);
            builder.appendValue(evaluations[i].of(cursor));
        }
        return builder.build();
    }
}
