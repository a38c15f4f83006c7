package dev.millrace.sql.environment;

import dev.millrace.sql.external.ExternalFaults;
import dev.millrace.table.api.ApiExpression;
import dev.millrace.table.api.window.GroupWindow;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.FunctionCallExpression;
import dev.millrace.table.expressions.UnresolvedCallExpression;
import dev.millrace.table.expressions.UnresolvedReferenceExpression;
import dev.millrace.table.functions.CallForm;
import dev.millrace.table.functions.UserDefinedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes expressions in SQL.
///
/// @param window the window to whose properties expressions refer; null if there is none
/// @param names gives functions without a name one
record ExpressionText(@Nullable GroupWindow window, Function<UserDefinedFunction, String> names) {
    /// Writes expressions that refer to no window and to no function without a name.
    static final ExpressionText PLAIN = new ExpressionText(null, function -> {
        throw ExternalFaults.MISTAKE
                .what("The function %s has no name here.", function)
                .fix("Register it, and call it by its name.");
    });

    private static Expression bare(Expression expression) {
        return expression instanceof ApiExpression api ? api.toExpr() : expression;
    }

    /// Returns a list of expressions.
    String list(List<? extends Expression> expressions) {
        return expressions.stream().map(this::of).collect(Collectors.joining(", "));
    }

    /// Returns an expression. An alias may be at its top.
    String of(Expression expression) {
        return switch (bare(expression)) {
            case UnresolvedCallExpression call
            when call.form().equals(CallForm.ALIAS) ->
                inner(call.arguments().getFirst()) + " AS "
                        + call.arguments().get(1).asSummaryString();
            case Expression other -> inner(other);
        };
    }

    private String inner(Expression expression) {
        return switch (bare(expression)) {
            case UnresolvedCallExpression call
            when call.form().equals(CallForm.ALIAS) -> inner(call.arguments().getFirst());
            case UnresolvedCallExpression call when call.form().equals(CallForm.WINDOW_PROPERTY) -> property(call);
            case UnresolvedCallExpression call -> {
                List<String> arguments = new ArrayList<>();
                for (Expression each : call.arguments()) arguments.add(inner(each));
                yield call.form().text(arguments);
            }
            case FunctionCallExpression call -> {
                List<String> arguments = new ArrayList<>();
                for (Expression each : call.arguments()) arguments.add(inner(each));
                yield Identifiers.quoted(names.apply(call.function())) + "(" + String.join(", ", arguments) + ")";
            }
            case Expression other -> other.asSummaryString();
        };
    }

    private String property(UnresolvedCallExpression call) {
        String name = call.arguments().get(1).asSummaryString();
        if (window == null || !isWindow(call.arguments().getFirst())) {
            throw ExternalFaults.MISTAKE
                    .what(
                            "The expression %s.%s() refers to no window.",
                            call.arguments().getFirst(), name)
                    .why("Only the name of a window has start, end, rowtime and proctime.")
                    .fix("Group by a window with window(...), and use its name.");
        }
        return window.sqlFunction() + "_" + name.toUpperCase(Locale.ROOT) + windowArguments(window);
    }

    private boolean isWindow(Expression expression) {
        return window != null && bare(expression).equals(bare(window.getAlias()));
    }

    /// Returns the list of GROUP BY, in which the window stands for a function.
    String grouping(List<? extends Expression> keys) {
        return keys.stream()
                .map(each ->
                        window != null && isWindow(each) ? window.sqlFunction() + windowArguments(window) : inner(each))
                .collect(Collectors.joining(", "));
    }

    private String windowArguments(GroupWindow window) {
        return "(" + inner(window.getTimeField()) + ", " + list(window.intervals()) + ")";
    }

    /// Returns an expression without its alias.
    String unnamed(Expression expression) {
        return inner(expression);
    }

    /// Returns the names that an alias gives columns; empty if there is none.
    static List<String> aliases(Expression expression) {
        if (!(bare(expression) instanceof UnresolvedCallExpression call)
                || !call.form().equals(CallForm.ALIAS)) return List.of();
        List<String> names = new ArrayList<>();
        for (Expression each : call.arguments().subList(1, call.arguments().size())) {
            names.add(((UnresolvedReferenceExpression) each).name());
        }
        return names;
    }

    /// Returns the name that an expression gives its column; null if it gives none.
    static @Nullable String nameOf(Expression expression) {
        return switch (bare(expression)) {
            case UnresolvedCallExpression call
            when call.form().equals(CallForm.ALIAS) ->
                ((UnresolvedReferenceExpression) call.arguments().get(1)).name();
            case UnresolvedReferenceExpression reference -> reference.name();
            default -> null;
        };
    }

    /// Returns the name of the column that an alias renames.
    static String renamed(Expression expression) {
        if (bare(expression) instanceof UnresolvedCallExpression call
                && call.form().equals(CallForm.ALIAS)
                && bare(call.arguments().getFirst()) instanceof UnresolvedReferenceExpression column) {
            return column.name();
        }
        throw ExternalFaults.MISTAKE
                .what("The expression %s renames no column.", expression)
                .fix("Write $(\"old\").as(\"new\").");
    }

    /// Returns names between backticks.
    static String quoted(List<String> names) {
        return names.stream().map(Identifiers::quoted).collect(Collectors.joining(", "));
    }
}
