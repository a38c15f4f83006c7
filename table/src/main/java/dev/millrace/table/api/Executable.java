package dev.millrace.table.api;

/// Can be executed as a statement.
public interface Executable {

    /// Executes the statement.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the statement is wrong
    TableResult execute();
}
