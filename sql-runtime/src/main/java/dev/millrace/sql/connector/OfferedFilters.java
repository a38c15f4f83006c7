package dev.millrace.sql.connector;

import dev.millrace.sql.expression.Expr;
import java.util.List;

/// Says which conditions on the rows of a table its source checks. A condition can be in both lists.
///
/// @param accepted the conditions that the source uses
/// @param remaining the conditions that the query has to check
public record OfferedFilters(List<Expr> accepted, List<Expr> remaining) {
    public OfferedFilters {
        accepted = List.copyOf(accepted);
        remaining = List.copyOf(remaining);
    }
}
