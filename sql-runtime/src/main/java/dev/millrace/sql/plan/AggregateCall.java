package dev.millrace.sql.plan;

import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.types.logical.LogicalType;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the call of an aggregate or window function.
///
/// @param function the name in upper case, such as `SUM`
/// @param isDistinct whether equal arguments count once
/// @param ignoresNulls whether rows with a NULL argument are left out
/// @param arguments the indexes of the argument columns
/// @param filter the index of a boolean column that must be true; null for all rows
/// @param order the order of the rows inside of a group
/// @param type the type of the result
/// @param user the function of the program; null for a function of Millrace
public record AggregateCall(
        String function,
        boolean isDistinct,
        boolean ignoresNulls,
        List<Integer> arguments,
        @Nullable Integer filter,
        List<QueryPlan.SortKey> order,
        LogicalType type,
        @Nullable UserFunction user)
        implements Serializable {

    /// Creates the call of a function of Millrace.
    public AggregateCall(
            String function,
            boolean isDistinct,
            boolean ignoresNulls,
            List<Integer> arguments,
            @Nullable Integer filter,
            List<QueryPlan.SortKey> order,
            LogicalType type) {
        this(function, isDistinct, ignoresNulls, arguments, filter, order, type, null);
    }
}
