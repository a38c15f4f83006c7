package dev.millrace.sql.external.connector;

import dev.millrace.table.connector.ProviderContext;
import java.util.Optional;

/// Names the steps of a table, so that the same table has the same steps in each run.
///
/// @param table the name of the table
record StepNames(String table) implements ProviderContext {
    @Override
    public Optional<String> generateUid(String name) {
        return Optional.of(table + "/" + name);
    }

    @Override
    public String getName() {
        return table;
    }
}
