package dev.millrace.sql.compile;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.support.GeneratedCode;
import dev.millrace.sql.expression.Expr;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs generated code. Columns of the input that are results stay as they are. If the code fails, the interpreter
/// computes the batch again, and throws the fault of the first row that has one.
final class CompiledProjection implements BatchProjection {
    private static final int[] ALL = {};

    private final List<Expr> expressions;
    private final int[] computed;
    private final CodeVariants code;
    private final BatchProjection interpreted;

    /// Creates the projection.
    ///
    /// @param expressions all results
    /// @param computed the indexes of the results that the code computes
    CompiledProjection(List<Expr> expressions, int[] computed, CodeVariants code, BatchProjection interpreted) {
        this.expressions = expressions;
        this.computed = computed;
        this.code = code;
        this.interpreted = interpreted;
    }

    @Override
    public ColumnBatch of(ColumnBatch input) {
        Column[] columns = new Column[expressions.size()];
        if (!compute(input, ALL, input.size(), false, columns)) return interpreted.of(input);
        for (int i = 0; i < columns.length; i++) {
            if (expressions.get(i) instanceof Expr.Column copied) columns[i] = input.column(copied.index());
        }
        return input.with(Arrays.asList(columns));
    }

    @Override
    public ColumnBatch of(ColumnBatch input, int[] rows, int count) {
        if (count == input.size()) return of(input);
        Column[] columns = new Column[expressions.size()];
        if (!compute(input, rows, count, true, columns)) return interpreted.of(input.select(rows, count));
        for (int i = 0; i < columns.length; i++) {
            if (!(expressions.get(i) instanceof Expr.Column copied)) continue;
            columns[i] = input.column(copied.index()).select(rows, count);
        }
        return input.project().select(rows, count).with(Arrays.asList(columns));
    }

    /// Computes the results that are not columns of the input, and returns whether the code did not fail.
    private boolean compute(ColumnBatch input, int[] rows, int count, boolean isSelected, @Nullable Column[] columns) {
        GeneratedCode chosen = code.of(input, count, isSelected);
        if (chosen == null) return false;
        Column[] results = new Column[computed.length];
        try {
            chosen.project(input, rows, count, results);
        } catch (RuntimeException failed) {
            return false;
        }
        for (int i = 0; i < computed.length; i++) columns[computed[i]] = results[i];
        return true;
    }
}
