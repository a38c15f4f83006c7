package dev.millrace.sql.stream.row;

import java.util.function.Consumer;

/// Keeps a list of rows per key that only grows, such as the rows of an input of a join that are never taken back.
/// Called by the thread of the subtask only.
public interface AppendedRows {

    /// Appends a row to the list of the current key.
    void add(PackedRow row);

    /// Passes the rows of the current key to the consumer, in the order of their arrival.
    /// The consumer must not add rows.
    void forEach(Consumer<PackedRow> consumer);
}
