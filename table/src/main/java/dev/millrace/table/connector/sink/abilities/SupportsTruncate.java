package dev.millrace.table.connector.sink.abilities;

/// Is a sink that can delete all rows.
public interface SupportsTruncate {

    /// Deletes all rows.
    void executeTruncation();
}
