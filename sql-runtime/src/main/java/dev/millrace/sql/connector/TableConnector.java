package dev.millrace.sql.connector;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Map;
import java.util.Set;

/// Reads and writes the tables of one kind of external system. `ServiceLoader` finds the connectors. Thread-safe.
public interface TableConnector {

    /// Returns the value of the option `connector` that selects this connector.
    String name();

    /// Returns the options that each table must have.
    Set<ConfigOption<?>> requiredOptions();

    /// Returns the options that a table may have.
    Set<ConfigOption<?>> optionalOptions();

    /// Returns the metadata that sources of this connector provide for columns: the type of each key.
    default Map<String, LogicalType> metadata() {
        return Map.of();
    }

    /// Returns the source of a table.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the table cannot be read, or an option is wrong
    TableSource source(TableDescription table);

    /// Returns the sink of a table.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the table cannot be written, or an option is wrong
    TableSink sink(TableDescription table);
}
