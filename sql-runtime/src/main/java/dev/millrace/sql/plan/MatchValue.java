package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.LogicalType;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a value that an expression reads from the rows of a match. In a condition, the current row is the last row of the
/// variable that is being decided.
public sealed interface MatchValue extends Serializable {

    /// Returns the type of the value.
    LogicalType type();

    /// Is a column of one row of a variable; NULL if the variable has too few rows.
    ///
    /// @param variable the variable; null for all rows of the match
    /// @param isFirst whether rows are counted from the first one; otherwise from the last one backwards
    /// @param offset the number of rows that are passed over
    /// @param column the index of the column
    record OfRow(@Nullable String variable, boolean isFirst, int offset, int column, LogicalType type)
            implements MatchValue {}

    /// Is an aggregate of the rows of a variable.
    ///
    /// @param function the name of the function in upper case
    /// @param variable the variable; null for all rows of the match
    /// @param arguments the arguments over the columns of each row
    record OfRows(String function, @Nullable String variable, List<Expr> arguments, LogicalType type)
            implements MatchValue {}

    /// Is the event time of the last row of the match.
    record Rowtime(LogicalType type) implements MatchValue {}

    /// Is the time at which the match is found.
    record Proctime(LogicalType type) implements MatchValue {}
}
