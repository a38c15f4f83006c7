package dev.millrace.sql.compile;

import dev.millrace.sql.compile.code.ExpressionCompiler;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.stream.IntStream;

/// Turns expressions into objects that evaluate them over batches. Thread-safe, but these objects are not.
public final class BatchExpressions {
    /// How many rows the interpreter evaluates before the expressions are compiled, which costs as much.
    private static final int ROWS_TO_INTERPRET = 2048;

    private final Interpreter interpreter;
    private final ExpressionMode mode;
    private final ExpressionCompiler compiler;

    /// Creates the expressions of a session.
    ///
    /// @param interpreter has the functions and the time of the session
    public BatchExpressions(Interpreter interpreter) {
        this(interpreter, ExpressionMode.ADAPTIVE);
    }

    /// Creates the expressions of a session, which are evaluated in the given way.
    ///
    /// @param interpreter has the functions and the time of the session
    public BatchExpressions(Interpreter interpreter, ExpressionMode mode) {
        this.interpreter = interpreter;
        this.mode = mode;
        this.compiler = new ExpressionCompiler(interpreter);
    }

    /// Returns an object that computes one column per expression.
    ///
    /// @param columns expressions over the columns of the input
    /// @param output the type of the computed rows
    public BatchProjection projection(List<Expr> columns, RowType output) {
        return columns.stream().anyMatch(AsyncColumns::isIn)
                ? new AsyncProjection(this, interpreter, columns, output)
                : plainProjection(columns, output);
    }

    BatchProjection plainProjection(List<Expr> columns, RowType output) {
        int[] computed = IntStream.range(0, columns.size())
                .filter(i -> !(columns.get(i) instanceof Expr.Column))
                .toArray();
        InterpretedProjection interpreted = new InterpretedProjection(interpreter, columns, output);
        if (!isCompiled(columns) || computed.length == 0) return interpreted;
        List<Expr> expressions = IntStream.of(computed).mapToObj(columns::get).toList();
        RowType types =
                RowType.of(IntStream.of(computed).mapToObj(output::getTypeAt).toArray(LogicalType[]::new));
        CodeVariants code = new CodeVariants(
                ExpressionCompiler.columns(expressions),
                rowsToInterpret(),
                (hasNulls, isSelected) -> compiler.projection(expressions, types, hasNulls, isSelected));
        return new CompiledProjection(columns, computed, code, interpreted);
    }

    private boolean isCompiled(List<Expr> expressions) {
        return mode != ExpressionMode.INTERPRETED && ExpressionCompiler.isDeterministic(expressions);
    }

    private int rowsToInterpret() {
        return mode == ExpressionMode.ADAPTIVE ? ROWS_TO_INTERPRET : 0;
    }

    /// Returns an object that computes one column per expression for the rows for which a condition is true. It is
    /// faster than a filter and a projection, because it copies only the columns that are results.
    ///
    /// @param condition an expression of the type BOOLEAN over the columns of the input
    /// @param columns expressions over the columns of the input
    /// @param output the type of the computed rows
    public BatchProjection filteredProjection(Expr condition, List<Expr> columns, RowType output) {
        return new FilteredProjection(filter(condition), projection(columns, output));
    }

    /// Returns an object that finds the rows for which a condition is true.
    ///
    /// @param condition an expression of the type BOOLEAN over the columns of the input
    public BatchFilter filter(Expr condition) {
        return AsyncColumns.isIn(condition) ? new AsyncFilter(this, interpreter, condition) : plainFilter(condition);
    }

    BatchFilter plainFilter(Expr condition) {
        InterpretedFilter interpreted = new InterpretedFilter(interpreter.evaluation(condition));
        if (!isCompiled(List.of(condition))) return interpreted;
        CodeVariants code = new CodeVariants(
                ExpressionCompiler.columns(List.of(condition)),
                rowsToInterpret(),
                (hasNulls, _) -> compiler.filter(condition, hasNulls));
        return new CompiledFilter(code, interpreted);
    }
}
