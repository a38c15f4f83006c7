package dev.millrace.table.api;

import dev.millrace.table.catalog.ObjectIdentifier;
import java.util.Optional;

/// Is a query whose rows go into a table.
public interface TablePipeline extends Explainable<TablePipeline>, Executable, Compilable {

    /// Returns the name of the table; empty if the table has none.
    Optional<ObjectIdentifier> getSinkIdentifier();
}
