package dev.millrace.sql.planner.user;

import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.ColumnList;
import dev.millrace.table.types.inference.StaticArgument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the call of a process table function before its types are known. The operands of the call are its tables and
/// values, in the order of the arguments.
///
/// @param name the name in the query
/// @param arguments the arguments without those of the system
/// @param onTime the columns with the time; empty if the call names none
/// @param uid the identity of the state; null if the call gives none
record ProcessSyntax(
        String name,
        UserDefinedFunction function,
        List<Argument> arguments,
        List<String> onTime,
        @Nullable String uid) {

    /// Is an argument.
    sealed interface Argument {

        /// Returns what the function declares.
        StaticArgument declared();
    }

    /// Is a value.
    record Value(StaticArgument declared) implements Argument {}

    /// Is a list of columns.
    ///
    /// @param columns the columns; null for NULL
    record Columns(StaticArgument declared, @Nullable ColumnList columns) implements Argument {}

    /// Is a table.
    ///
    /// @param keys the columns after PARTITION BY; null without such a clause
    record Table(StaticArgument declared, @Nullable List<String> keys, List<Order> order) implements Argument {}

    /// Is a column after ORDER BY.
    record Order(String column, boolean isDescending, boolean areNullsFirst) {}
}
