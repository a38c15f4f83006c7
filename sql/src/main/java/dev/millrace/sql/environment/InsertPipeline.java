package dev.millrace.sql.environment;

import dev.millrace.table.api.CompiledPlan;
import dev.millrace.table.api.ExplainDetail;
import dev.millrace.table.api.ExplainFormat;
import dev.millrace.table.api.InsertConflictStrategy;
import dev.millrace.table.api.TablePipeline;
import dev.millrace.table.api.TableResult;
import dev.millrace.table.catalog.ObjectIdentifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a query whose rows go into a table of the catalog.
///
/// @param path the name of the table, with backticks where SQL needs them
/// @param query the query in SQL
/// @param conflict what happens to rows with the same primary key; null for the default
record InsertPipeline(
        SqlEnvironment environment,
        String path,
        String query,
        boolean overwrite,
        @Nullable InsertConflictStrategy conflict)
        implements TablePipeline {

    /// Returns the statement in SQL.
    String sql() {
        return (overwrite ? "INSERT OVERWRITE " : "INSERT INTO ") + path + " " + query
                + (conflict == null ? "" : " " + conflict);
    }

    @Override
    public CompiledPlan compilePlan() {
        return environment.compilePlanSql(sql());
    }

    @Override
    public TableResult execute() {
        return environment.executeSql(sql());
    }

    @Override
    public String explain(ExplainFormat format, ExplainDetail... extraDetails) {
        return environment.explainSql(sql(), format, extraDetails);
    }

    @Override
    public Optional<ObjectIdentifier> getSinkIdentifier() {
        return Optional.of(environment.identifier(path));
    }
}
