package dev.millrace.sql.environment;

import dev.millrace.sql.external.ExternalFaults;
import dev.millrace.table.api.ApiExpression;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.FunctionCallExpression;
import dev.millrace.table.expressions.UnresolvedCallExpression;
import dev.millrace.table.expressions.UnresolvedReferenceExpression;
import dev.millrace.table.expressions.ValueLiteralExpression;
import dev.millrace.table.functions.CallForm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Replaces `withColumns`, `withoutColumns` and `range` by the columns that they name.
///
/// @param names the names of all columns in order
record ColumnRanges(List<String> names) {

    /// Returns whether an expression has to be replaced.
    static boolean isRange(Expression expression) {
        Expression bare = bare(expression);
        return isColumns(bare) || bare.getChildren().stream().anyMatch(ColumnRanges::isRange);
    }

    private static boolean isColumns(Expression expression) {
        return expression instanceof UnresolvedCallExpression call
                && (call.form().equals(CallForm.WITH_COLUMNS) || call.form().equals(CallForm.WITHOUT_COLUMNS));
    }

    private static Expression bare(Expression expression) {
        return expression instanceof ApiExpression api ? api.toExpr() : expression;
    }

    /// Returns the expressions with columns in the places of ranges.
    List<Expression> replaced(List<? extends Expression> expressions) {
        List<Expression> replaced = new ArrayList<>();
        for (Expression each : expressions) {
            Expression bare = bare(each);
            switch (bare) {
                case UnresolvedCallExpression call
                when isColumns(call) -> {
                    for (String name : named(call)) replaced.add(new UnresolvedReferenceExpression(name));
                }
                case UnresolvedCallExpression call ->
                    replaced.add(new UnresolvedCallExpression(call.form(), replaced(call.arguments())));
                case FunctionCallExpression call ->
                    replaced.add(new FunctionCallExpression(call.function(), replaced(call.arguments())));
                default -> replaced.add(bare);
            }
        }
        return replaced;
    }

    private List<String> named(UnresolvedCallExpression call) {
        Set<String> named = new LinkedHashSet<>();
        for (Expression each : call.arguments()) {
            switch (bare(each)) {
                case UnresolvedCallExpression range
                when range.form().equals(CallForm.RANGE) -> {
                    int first = place(bare(range.arguments().get(0)));
                    int last = place(bare(range.arguments().get(1)));
                    if (first > last) {
                        throw ExternalFaults.MISTAKE
                                .what("The range %s ends before it starts.", range)
                                .fix("Write the column that stands first before the other one.");
                    }
                    named.addAll(names.subList(first, last + 1));
                }
                case Expression column -> named.add(names.get(place(column)));
            }
        }
        if (call.form().equals(CallForm.WITH_COLUMNS)) return List.copyOf(named);
        return names.stream().filter(each -> !named.contains(each)).toList();
    }

    /// Returns the index of a column. Programs count from 1.
    private int place(Expression column) {
        int place = switch (column) {
            case UnresolvedReferenceExpression reference -> names.indexOf(reference.name());
            case ValueLiteralExpression literal when literal.value() instanceof Integer number -> number - 1;
            default -> -1;
        };
        if (place >= 0 && place < names.size()) return place;
        throw ExternalFaults.MISTAKE
                .what("The table has no column %s.", column)
                .why("Its columns are %s.", names)
                .fix("Name a column, or count from 1.");
    }
}
