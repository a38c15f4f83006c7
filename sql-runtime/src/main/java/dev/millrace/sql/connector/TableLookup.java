package dev.millrace.sql.connector;

/// Prepares the lookups of a table.
@FunctionalInterface
public interface TableLookup {

    /// Returns how subtasks find rows.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the connector refuses the lookup
    LookupAccess of(LookupRequest request);
}
