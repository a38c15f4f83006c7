package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.types.ColumnList;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.StaticArgumentTrait;
import dev.millrace.table.types.inference.TableSemantics;
import dev.millrace.table.types.inference.TableSemantics.SortDirection;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the call of a process table function.
///
/// @param function the function. The types of its arguments are in the order of `arguments`.
/// @param arguments the arguments without those of the system
/// @param states the states of the function
/// @param hasRowtime whether the last column of the result has the time of the row or timer
/// @param takesDeletesByKey whether the consumer accepts deleted rows that have their key only
/// @param uid the identity of the state; null if the query gives none
public record ProcessClause(
        UserFunction function,
        List<Argument> arguments,
        List<State> states,
        boolean hasRowtime,
        boolean takesDeletesByKey,
        @Nullable String uid)
        implements Serializable {
    public ProcessClause {
        arguments = List.copyOf(arguments);
        states = List.copyOf(states);
    }

    /// Is an argument of a call.
    public sealed interface Argument extends Serializable {

        /// Returns the name.
        String name();
    }

    /// Is an argument that is a value.
    public record Value(String name, Expr operand) implements Argument {}

    /// Is an argument that is a list of columns.
    ///
    /// @param columns the columns; null if there are none
    public record Columns(String name, @Nullable ColumnList columns) implements Argument {}

    /// Is an argument that is a table.
    ///
    /// @param traits the properties of the argument
    /// @param type the type of the rows
    /// @param keys the indexes of the columns after PARTITION BY
    /// @param order the order of the rows of a partition; empty for their arrival
    /// @param timeColumn the index of the column with the event time; -1 if there is none
    public record Table(
            String name,
            EnumSet<StaticArgumentTrait> traits,
            DataType type,
            List<Integer> keys,
            List<SortKey> order,
            int timeColumn)
            implements Argument {

        /// Returns whether the argument has a property.
        public boolean is(StaticArgumentTrait trait) {
            return traits.contains(trait);
        }

        /// Returns whether the rows belong to partitions, which may be a single one.
        public boolean isSet() {
            return is(StaticArgumentTrait.SET_SEMANTIC_TABLE);
        }

        /// Returns whether the columns of the table are columns of the result.
        public boolean passesColumns() {
            return is(StaticArgumentTrait.PASS_COLUMNS_THROUGH);
        }
    }

    /// Is a state of a function.
    ///
    /// @param type the type of the state
    /// @param timeToLive the time after which the unused state is dropped; null for the one of the query
    public record State(
            String name, DataType type, @Nullable Duration timeToLive) implements Serializable {}

    /// Returns the call for a consumer that accepts deleted rows that have their key only.
    public ProcessClause withDeletesByKey() {
        return new ProcessClause(function, arguments, states, hasRowtime, true, uid);
    }

    /// Returns the arguments that are tables, in the order of the inputs.
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (Argument each : arguments) if (each instanceof Table table) tables.add(table);
        return tables;
    }

    /// Returns the directions of an order in the class of programs.
    public static TableSemantics.SortDirection[] directions(List<SortKey> order) {
        return order.stream()
                .map(each -> each.isDescending()
                        ? (each.areNullsFirst() ? SortDirection.DESC_NULLS_FIRST : SortDirection.DESC_NULLS_LAST)
                        : (each.areNullsFirst() ? SortDirection.ASC_NULLS_FIRST : SortDirection.ASC_NULLS_LAST))
                .toArray(SortDirection[]::new);
    }

    /// Returns whether the function works on partitions.
    public boolean isSet() {
        return tables().stream().anyMatch(Table::isSet);
    }
}
