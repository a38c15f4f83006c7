package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// Finds and replaces the columns that expressions refer to.
public final class ColumnReferences {
    private ColumnReferences() {}

    /// Returns the indexes of the columns in an expression.
    public static Set<Integer> of(Expr expression) {
        Set<Integer> columns = new TreeSet<>();
        replaced(expression, leaf -> {
            if (leaf instanceof Expr.Column column) columns.add(column.index());
            return leaf;
        });
        return columns;
    }

    /// Returns an expression whose columns have other indexes.
    public static Expr mapped(Expr expression, IntUnaryOperator indexes) {
        return replaced(
                expression,
                leaf -> leaf instanceof Expr.Column column
                        ? new Expr.Column(indexes.applyAsInt(column.index()), column.type())
                        : leaf);
    }

    /// Returns an expression in which each part is replaced, inner parts first.
    public static Expr replaced(Expr expression, UnaryOperator<Expr> replacement) {
        return replacement.apply(
                switch (expression) {
                    case Expr.Literal literal -> literal;
                    case Expr.Column column -> column;
                    case Expr.Symbol symbol -> symbol;
                    case Expr.Field field ->
                        new Expr.Field(replaced(field.row(), replacement), field.index(), field.type());
                    case Expr.Cast cast ->
                        new Expr.Cast(replaced(cast.operand(), replacement), cast.type(), cast.isTry());
                    case Expr.Call call ->
                        new Expr.Call(call.function(), all(call.operands(), replacement), call.type());
                    case Expr.UserCall call ->
                        new Expr.UserCall(call.function(), all(call.operands(), replacement), call.type());
                    case Expr.Case choice -> {
                        List<Expr.Branch> branches = new ArrayList<>();
                        for (Expr.Branch each : choice.branches()) {
                            branches.add(new Expr.Branch(
                                    replaced(each.condition(), replacement), replaced(each.value(), replacement)));
                        }
                        yield new Expr.Case(branches, replaced(choice.otherwise(), replacement), choice.type());
                    }
                });
    }

    private static List<Expr> all(List<Expr> expressions, UnaryOperator<Expr> replacement) {
        List<Expr> all = new ArrayList<>();
        for (Expr each : expressions) all.add(replaced(each, replacement));
        return all;
    }
}
