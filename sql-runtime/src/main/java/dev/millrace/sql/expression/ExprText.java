package dev.millrace.sql.expression;

import dev.millrace.table.types.logical.LogicalType;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Writes expressions for readers of plans.
public final class ExprText {

    private ExprText() {}

    /// Returns the text of an expression. Columns are numbered from 0, as in `$0`.
    public static String of(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> literal(literal);
            case Expr.Column column -> "$" + column.index();
            case Expr.Call outer
            when outer.function().equals(Expr.OUTER_COLUMN) ->
                "$outer" + of(outer.operands().getFirst()) + "."
                        + of(outer.operands().get(1));
            case Expr.Field field -> of(field.row()) + "." + field.index();
            case Expr.Call call ->
                call.function()
                        + call.operands().stream().map(ExprText::of).collect(Collectors.joining(", ", "(", ")"));
            case Expr.UserCall call ->
                call.function().name()
                        + call.operands().stream().map(ExprText::of).collect(Collectors.joining(", ", "(", ")"));
            case Expr.Cast cast ->
                (cast.isTry() ? "TRY_CAST(" : "CAST(") + of(cast.operand()) + " AS " + text(cast.type()) + ")";
            case Expr.Case choice -> choice(choice);
            case Expr.Symbol symbol -> symbol.name();
        };
    }

    private static String text(LogicalType type) {
        return type.asSummaryString();
    }

    private static String literal(Expr.Literal literal) {
        return switch (literal.value()) {
            case null -> "NULL";
            case String text -> "'" + text.replace("'", "''") + "'";
            case byte[] bytes -> "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
            case Object value -> value.toString();
        };
    }

    private static String choice(Expr.Case choice) {
        StringBuilder text = new StringBuilder("CASE");
        for (Expr.Branch each : choice.branches()) {
            text.append(" WHEN ").append(of(each.condition())).append(" THEN ").append(of(each.value()));
        }
        return text.append(" ELSE ")
                .append(of(choice.otherwise()))
                .append(" END")
                .toString();
    }
}
