package dev.millrace.table.factories;

import dev.millrace.table.connector.source.DynamicTableSource;

/// Creates sources of tables.
public interface DynamicTableSourceFactory extends DynamicTableFactory {

    /// Returns the source of a table.
    DynamicTableSource createDynamicTableSource(Context context);
}
