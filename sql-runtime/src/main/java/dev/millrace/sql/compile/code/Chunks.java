package dev.millrace.sql.compile.code;

import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.List;

/// Divides long lists of operands of AND and OR, and long lists of branches, so that each part can become a method.
final class Chunks {
    private static final int LENGTH_MAX = 16;

    private Chunks() {}

    /// Returns an expression with the same value that has no long lists.
    static Expr divided(Expr expression) {
        return switch (expression) {
            case Expr.Literal _ -> expression;
            case Expr.Symbol _ -> expression;
            case Expr.Column _ -> expression;
            case Expr.Field field -> new Expr.Field(divided(field.row()), field.index(), field.type());
            case Expr.Cast cast -> new Expr.Cast(divided(cast.operand()), cast.type(), cast.isTry());
            case Expr.Call call -> call(call);
            case Expr.UserCall call ->
                new Expr.UserCall(
                        call.function(),
                        call.operands().stream().map(Chunks::divided).toList(),
                        call.type());
            case Expr.Case choice -> choice(branches(choice.branches()), divided(choice.otherwise()), choice.type());
        };
    }

    private static Expr call(Expr.Call call) {
        List<Expr> operands = new ArrayList<>();
        for (Expr each : call.operands()) operands.add(divided(each));
        boolean isChain = call.function().equals("AND") || call.function().equals("OR");
        while (isChain && operands.size() > LENGTH_MAX) operands = grouped(call, operands);
        return new Expr.Call(call.function(), operands, call.type());
    }

    private static List<Expr> grouped(Expr.Call call, List<Expr> operands) {
        List<Expr> groups = new ArrayList<>();
        for (int i = 0; i < operands.size(); i += LENGTH_MAX) {
            List<Expr> group = operands.subList(i, Math.min(i + LENGTH_MAX, operands.size()));
            groups.add(group.size() == 1 ? group.getFirst() : new Expr.Call(call.function(), group, call.type()));
        }
        return groups;
    }

    private static List<Expr.Branch> branches(List<Expr.Branch> branches) {
        List<Expr.Branch> divided = new ArrayList<>();
        for (Expr.Branch each : branches) {
            divided.add(new Expr.Branch(divided(each.condition()), divided(each.value())));
        }
        return divided;
    }

    private static Expr choice(List<Expr.Branch> branches, Expr otherwise, LogicalType type) {
        if (branches.size() <= LENGTH_MAX) return new Expr.Case(branches, otherwise, type);
        Expr rest = choice(branches.subList(LENGTH_MAX, branches.size()), otherwise, type);
        return new Expr.Case(branches.subList(0, LENGTH_MAX), rest, type);
    }
}
