package dev.millrace.sql.plan;

import dev.millrace.sql.expression.ExprText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the clauses of MATCH_RECOGNIZE as text.
final class MatchText {
    private MatchText() {}

    static String of(MatchClause clause) {
        List<String> conditions = new ArrayList<>();
        for (MatchVariable each : clause.variables()) {
            String condition = expression(each.condition());
            if (!condition.equals("true")) conditions.add(each.name() + " as " + condition);
        }
        String pattern = clause.variables().stream().map(MatchText::variable).collect(Collectors.joining(" "));
        String text = "Match (" + pattern + ") by " + clause.keys() + " order " + PlanText.keys(clause.order());
        if (clause.windowMillis() > 0) text += " within " + clause.windowMillis() + " ms";
        text += " skip " + skip(clause.skip());
        if (!conditions.isEmpty()) text += " define " + String.join(", ", conditions);
        return text + " measures "
                + clause.measures().stream().map(MatchText::expression).collect(Collectors.joining(", "));
    }

    private static String variable(MatchVariable variable) {
        if (variable.isSingle()) return variable.name();
        String most = variable.most() == MatchVariable.UNBOUNDED ? "" : String.valueOf(variable.most());
        return variable.name() + "{" + variable.least() + "," + most + "}" + (variable.isGreedy() ? "" : "?");
    }

    private static String skip(MatchSkip skip) {
        return switch (skip) {
            case MatchSkip.PastLastRow _ -> "past last row";
            case MatchSkip.ToNextRow _ -> "to next row";
            case MatchSkip.ToFirst first -> "to first " + first.variable();
            case MatchSkip.ToLast last -> "to last " + last.variable();
        };
    }

    private static String expression(MatchExpression expression) {
        String result = ExprText.of(expression.result());
        if (expression.values().isEmpty()) return result;
        return result
                + expression.values().stream().map(MatchText::value).collect(Collectors.joining(", ", " with [", "]"));
    }

    private static String value(MatchValue value) {
        return switch (value) {
            case MatchValue.OfRow row ->
                (row.isFirst() ? "FIRST(" : "LAST(") + name(row.variable()) + ".$" + row.column()
                        + (row.offset() == 0 ? "" : ", " + row.offset()) + ")";
            case MatchValue.OfRows rows ->
                rows.function() + "(" + name(rows.variable()) + ": "
                        + rows.arguments().stream().map(ExprText::of).collect(Collectors.joining(", ")) + ")";
            case MatchValue.Rowtime _ -> "MATCH_ROWTIME()";
            case MatchValue.Proctime _ -> "MATCH_PROCTIME()";
        };
    }

    private static String name(@Nullable String variable) {
        return variable == null ? "*" : variable;
    }
}
