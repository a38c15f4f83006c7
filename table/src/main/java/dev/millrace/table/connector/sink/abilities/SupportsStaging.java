package dev.millrace.table.connector.sink.abilities;

import dev.millrace.table.catalog.StagedTable;

/// Is a sink that creates its table only when the rows have been written.
public interface SupportsStaging {

    /// Announces the creation of the table, and returns the table that is not visible yet.
    StagedTable applyStaging(StagingContext context);

    /// Says why the table is created.
    interface StagingContext {

        /// Returns the kind of statement.
        StagingPurpose getStagingPurpose();
    }

    /// Distinguishes statements that create a table and fill it.
    enum StagingPurpose {
        CREATE_TABLE_AS,
        CREATE_TABLE_AS_IF_NOT_EXISTS,
        REPLACE_TABLE_AS,
        CREATE_OR_REPLACE_TABLE_AS
    }
}
