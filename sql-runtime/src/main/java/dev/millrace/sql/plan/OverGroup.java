package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a set of window functions with the same window.
///
/// @param keys the indexes of the columns after PARTITION BY
/// @param order the order of the rows
/// @param countsRows whether the frame is ROWS; otherwise it is RANGE
/// @param lower the first row of the frame
/// @param upper the last row of the frame
/// @param calls the functions. Arguments after the columns of the input are the constants.
/// @param constants constant arguments
public record OverGroup(
        List<Integer> keys,
        List<QueryPlan.SortKey> order,
        boolean countsRows,
        Bound lower,
        Bound upper,
        List<AggregateCall> calls,
        List<Expr> constants)
        implements Serializable {

    /// Is an end of a frame.
    ///
    /// @param kind whether the end lies before, at or after the current row
    /// @param distance the distance from the current row; null for the current row, or if unbounded
    public record Bound(BoundKind kind, @Nullable Expr distance) implements Serializable {}

    /// Is the direction from the current row to the end of a frame.
    public enum BoundKind {
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING
    }
}
