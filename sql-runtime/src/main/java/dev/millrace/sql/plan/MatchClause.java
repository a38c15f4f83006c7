package dev.millrace.sql.plan;

import java.io.Serializable;
import java.util.List;

/// Describes the sequences of rows that MATCH_RECOGNIZE finds. A match has consecutive rows of one partition.
///
/// @param keys the indexes of the columns of the partition; empty if all rows are in one
/// @param order the order of the rows, which begins with a time
/// @param variables the variables in the order of their rows
/// @param skip where the next match may start
/// @param windowMillis the time between the first and the last row that a match must stay below, in milliseconds; 0 for
///     no limit
/// @param measures the columns behind the keys; their expressions refer to values of the match only
public record MatchClause(
        List<Integer> keys,
        List<QueryPlan.SortKey> order,
        List<MatchVariable> variables,
        MatchSkip skip,
        long windowMillis,
        List<MatchExpression> measures)
        implements Serializable {

    /// Returns the index of the column that orders the rows first.
    public int timeColumn() {
        return order.getFirst().column();
    }
}
