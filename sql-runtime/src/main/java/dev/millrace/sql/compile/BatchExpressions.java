package dev.millrace.sql.compile;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Turns expressions into objects that evaluate them over batches. Thread-safe, but these objects are not.
public final class BatchExpressions {
    private final Interpreter interpreter;

    /// Creates the expressions of a session.
    ///
    /// @param interpreter has the functions and the time of the session
    public BatchExpressions(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /// Returns an object that computes one column per expression.
    ///
    /// @param columns expressions over the columns of the input
    /// @param output the type of the computed rows
    public BatchProjection projection(List<Expr> columns, RowType output) {
        return new InterpretedProjection(interpreter, columns, output);
    }

    /// Returns an object that finds the rows for which a condition is true.
    ///
    /// @param condition an expression of the type BOOLEAN over the columns of the input
    public BatchFilter filter(Expr condition) {
        return new InterpretedFilter(interpreter.evaluation(condition));
    }
}
