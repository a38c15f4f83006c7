package dev.millrace.sql.connector;

import java.util.List;

/// Finds the sources of the tables that a plan reads.
public interface Tables {

    /// Returns the source of a table.
    ///
    /// @param path the names of catalog, database and table
    /// @throws dev.millrace.base.fault.MillraceException if the table does not exist or cannot be read
    TableSource source(List<String> path);
}
