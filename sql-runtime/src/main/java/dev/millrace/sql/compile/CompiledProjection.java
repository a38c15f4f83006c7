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
        Column[] results = computed(input);
        if (results == null) return interpreted.of(input);
        Column[] columns = new Column[expressions.size()];
        for (int i = 0; i < columns.length; i++) {
            if (expressions.get(i) instanceof Expr.Column copied) columns[i] = input.column(copied.index());
        }
        for (int i = 0; i < computed.length; i++) columns[computed[i]] = results[i];
        return input.with(Arrays.asList(columns));
    }

    /// Returns the results that are not columns of the input; null if the interpreter must compute them.
    private Column @Nullable [] computed(ColumnBatch input) {
        GeneratedCode chosen = code.of(input);
        if (chosen == null) return null;
        Column[] results = new Column[computed.length];
        try {
            chosen.project(input, results);
            return results;
        } catch (RuntimeException failed) {
            return null;
        }
    }
}
