package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.BooleanType;
import java.util.ArrayList;
import java.util.List;

/// Splits and joins conditions at AND.
public final class Conjunctions {
    private Conjunctions() {}

    /// Returns the conditions that must all be true, without TRUE itself.
    public static List<Expr> split(Expr condition) {
        List<Expr> conditions = new ArrayList<>();
        split(condition, conditions);
        return conditions;
    }

    private static void split(Expr condition, List<Expr> conditions) {
        if (condition instanceof Expr.Call call && call.function().equals("AND")) {
            for (Expr each : call.operands()) split(each, conditions);
        } else if (!(condition instanceof Expr.Literal literal && Boolean.TRUE.equals(literal.value()))) {
            conditions.add(condition);
        }
    }

    /// Returns a condition that is true if all conditions are true.
    public static Expr all(List<Expr> conditions) {
        return switch (conditions.size()) {
            case 0 -> new Expr.Literal(true, new BooleanType(false));
            case 1 -> conditions.getFirst();
            default -> new Expr.Call("AND", conditions, new BooleanType(true));
        };
    }
}
