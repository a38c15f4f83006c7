package dev.millrace.table.api;

/// Collects statements that write into tables, and runs them as one job. Not thread-safe.
public interface StatementSet extends Explainable<StatementSet>, Executable, Compilable {

    /// Adds a query whose rows go into a table.
    StatementSet add(TablePipeline tablePipeline);

    /// Adds an INSERT statement.
    StatementSet addInsertSql(String statement);

    /// Adds a query whose rows go into a table of the catalog.
    StatementSet addInsert(String targetPath, Table table);

    /// Adds a query whose rows go into a table of the catalog.
    ///
    /// @param overwrite whether the rows replace those of the table
    StatementSet addInsert(String targetPath, Table table, boolean overwrite);

    /// Adds a query whose rows go into a described table.
    StatementSet addInsert(TableDescriptor targetDescriptor, Table table);

    /// Adds a query whose rows go into a described table.
    ///
    /// @param overwrite whether the rows replace those of the table
    StatementSet addInsert(TableDescriptor targetDescriptor, Table table, boolean overwrite);
}
