package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import java.util.List;

/// Finds calls of functions of the program.
public final class CalledFunctions {
    private CalledFunctions() {}

    /// Returns whether an operator calls a function of the program.
    public static boolean areIn(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Values values ->
                values.rows().stream().flatMap(List::stream).anyMatch(CalledFunctions::isIn);
            case QueryPlan.Project project -> project.expressions().stream().anyMatch(CalledFunctions::isIn);
            case QueryPlan.Filter filter -> isIn(filter.condition());
            default -> plan instanceof QueryPlan.FunctionTable || plan instanceof QueryPlan.Process;
        };
    }

    private static boolean isIn(Expr expression) {
        boolean[] found = new boolean[1];
        ColumnReferences.replaced(expression, part -> {
            found[0] |= part instanceof Expr.UserCall;
            return part;
        });
        return found[0];
    }
}
