package dev.millrace.sql.environment;

import dev.millrace.table.api.ApiExpression;
import dev.millrace.table.api.Expressions;
import dev.millrace.table.api.Table;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.SqlCallExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes calls of functions whose arguments may be tables.
final class CallText {
    private CallText() {}

    /// Returns a text in SQL as an expression.
    static ApiExpression expression(String sql) {
        return new ApiExpression(new SqlCallExpression(sql));
    }

    /// Returns arguments with a table before them.
    static Object[] with(Object table, Object[] arguments) {
        List<Object> all = new ArrayList<>();
        all.add(table);
        all.addAll(Arrays.asList(arguments));
        return all.toArray();
    }

    /// Returns the query that calls a function.
    ///
    /// @param name the name of the function, with backticks where SQL needs them
    static String of(String name, Object[] arguments, ExpressionText text) {
        List<String> parts = new ArrayList<>();
        for (Object each : arguments) parts.add(of(each, text));
        return "SELECT * FROM TABLE(" + name + "(" + String.join(", ", parts) + "))";
    }

    private static String of(Object argument, ExpressionText text) {
        return switch (argument) {
            case QueryTable table -> table.argument();
            case PartitionedQuery table -> table.argument();
            case Table table -> "(" + table.asSerializableString() + ")";
            case Expression expression -> text.unnamed(expression);
            default -> text.unnamed(Expressions.lit(argument));
        };
    }
}
