package dev.millrace.sql.compiled;

import dev.millrace.sql.plan.QueryPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Is the plan of an INSERT statement.
///
/// @param table the names of the catalog, the database and the table that is written
/// @param overwrite whether the rows replace the present ones
/// @param partition the values of the partition columns that the statement fixes
/// @param conflict what happens to rows with the same primary key; null for the default
/// @param plan computes all physical columns of the table
public record CompiledInsert(
        List<String> table,
        boolean overwrite,
        Map<String, String> partition,
        @Nullable String conflict,
        QueryPlan plan) {
    public CompiledInsert {
        table = List.copyOf(table);
        partition = Map.copyOf(partition);
    }
}
