package dev.millrace.sql.compile.code;

import dev.millrace.sql.expression.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Answers questions about expressions before code is generated for them.
final class Purity {
    private static final Set<String> RANDOM = Set.of("RAND", "RANDOM", "RAND_INTEGER", "UUID", "PROCTIME");

    private Purity() {}

    /// Returns the expressions from which an expression is computed.
    static List<Expr> operands(Expr expression) {
        return switch (expression) {
            case Expr.Literal _ -> List.of();
            case Expr.Symbol _ -> List.of();
            case Expr.Column _ -> List.of();
            case Expr.Field field -> List.of(field.row());
            case Expr.Cast cast -> List.of(cast.operand());
            case Expr.Call call -> call.operands();
            case Expr.UserCall call -> call.operands();
            case Expr.Case choice -> {
                List<Expr> all = new ArrayList<>();
                for (Expr.Branch each : choice.branches()) {
                    all.add(each.condition());
                    all.add(each.value());
                }
                all.add(choice.otherwise());
                yield all;
            }
        };
    }

    /// Returns whether the same input always gives the same value.
    static boolean isDeterministic(Expr expression) {
        if (expression instanceof Expr.Call call && RANDOM.contains(call.function())) return false;
        if (expression instanceof Expr.UserCall call && !call.function().isDeterministic()) return false;
        for (Expr each : operands(expression)) if (!isDeterministic(each)) return false;
        return true;
    }

    /// Returns whether the value is the same for all rows, and must be computed.
    static boolean isConstant(Expr expression) {
        boolean isLeaf = expression instanceof Expr.Literal || expression instanceof Expr.Symbol;
        return !isLeaf
                && !(expression instanceof Expr.UserCall)
                && !readsRow(expression)
                && isDeterministic(expression);
    }

    private static boolean readsRow(Expr expression) {
        if (expression instanceof Expr.Column) return true;
        if (expression instanceof Expr.Call call && call.function().equals(Expr.OUTER_COLUMN)) return true;
        for (Expr each : operands(expression)) if (readsRow(each)) return true;
        return false;
    }

    /// Returns the number of nodes, at most a limit.
    static int count(Expr expression, int limit) {
        int sum = 1;
        for (Expr each : operands(expression)) {
            if (sum >= limit) return limit;
            sum += count(each, limit - sum);
        }
        return Math.min(sum, limit);
    }
}
