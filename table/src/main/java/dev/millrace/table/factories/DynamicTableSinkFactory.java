package dev.millrace.table.factories;

import dev.millrace.table.connector.sink.DynamicTableSink;

/// Creates sinks of tables.
public interface DynamicTableSinkFactory extends DynamicTableFactory {

    /// Returns the sink of a table.
    DynamicTableSink createDynamicTableSink(Context context);
}
