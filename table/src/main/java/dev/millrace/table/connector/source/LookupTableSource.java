package dev.millrace.table.connector.source;

/// Reads the rows with given keys from a table.
public interface LookupTableSource extends DynamicTableSource {

    /// Returns what reads the rows in subtasks.
    LookupRuntimeProvider getLookupRuntimeProvider(LookupContext context);

    /// Helps a source to create what looks up rows.
    interface LookupContext extends DynamicTableSource.Context {

        /// Returns the paths of the columns of the key.
        int[][] getKeys();

        /// Returns whether a partitioning by the source is preferred.
        boolean preferCustomShuffle();
    }

    /// Provides what looks up rows.
    interface LookupRuntimeProvider {}
}
