package dev.millrace.sql.connector;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Finds the sources of the tables that a plan reads.
public interface Tables {

    /// Returns the source of a table.
    ///
    /// @param path the names of catalog, database and table
    /// @param options the options that a query gives instead of those of the table
    /// @throws dev.millrace.base.fault.MillraceException if the table does not exist or cannot be read
    TableSource source(List<String> path, Map<String, String> options);

    /// Returns how many rows a table has by the statistics of its catalog; empty if they are not known.
    ///
    /// @param path the names of catalog, database and table
    default OptionalLong rowCount(List<String> path) {
        return OptionalLong.empty();
    }

    /// Returns the names of the columns of the primary key of a table; empty if there is none.
    ///
    /// @param path the names of catalog, database and table
    default List<String> primaryKey(List<String> path) {
        return List.of();
    }
}
