package dev.millrace.table.connector.source;

import dev.millrace.table.connector.ChangelogMode;

/// Reads all rows of a table.
public interface ScanTableSource extends DynamicTableSource {

    /// Returns the kinds of changes that the source emits.
    ChangelogMode getChangelogMode();

    /// Returns what reads the rows in subtasks.
    ScanRuntimeProvider getScanRuntimeProvider(ScanContext runtimeProviderContext);

    /// Helps a source to create what reads rows.
    interface ScanContext extends DynamicTableSource.Context {}

    /// Provides what reads the rows. Planners know the interfaces of this package that extend this one.
    interface ScanRuntimeProvider {

        /// Returns whether the table ends.
        boolean isBounded();
    }
}
