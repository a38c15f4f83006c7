package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.expression.Expr;
import java.util.Set;

/// Estimates the cost of expressions.
final class Cost {
    private static final int SMALL_NODES = 12;
    private static final Set<String> SMALL_CALLS = Set.of(
            "=",
            "<>",
            "<",
            "<=",
            ">",
            ">=",
            "AND",
            "OR",
            "NOT",
            "+",
            "-",
            "*",
            "IS NULL",
            "IS NOT NULL",
            "IS TRUE",
            "IS NOT TRUE",
            "IS FALSE",
            "IS NOT FALSE");

    private Cost() {}

    /// Returns whether an expression is a few instructions on numbers that cannot fail, so that it costs less than a
    /// jump that is hard to predict.
    static boolean isSmall(Expr expression) {
        return Purity.count(expression, SMALL_NODES + 1) <= SMALL_NODES && isPlain(expression);
    }

    private static boolean isPlain(Expr expression) {
        ColumnLayout kind = ColumnLayout.of(expression.type());
        if (kind == ColumnLayout.BYTES || kind == ColumnLayout.OBJECT) return false;
        if (Types.isShortDecimal(expression.type()) && !(expression instanceof Expr.Column)) {
            return expression instanceof Expr.Literal;
        }
        return switch (expression) {
            case Expr.Column _ -> true;
            case Expr.Literal _ -> true;
            case Expr.Call call ->
                SMALL_CALLS.contains(call.function())
                        && call.operands().stream().allMatch(Cost::isPlain);
            default -> false;
        };
    }
}
