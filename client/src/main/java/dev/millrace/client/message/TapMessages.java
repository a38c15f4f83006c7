package dev.millrace.client.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Defines messages about sampled records.
public final class TapMessages {
    private TapMessages() {}

    /// Lists records that have just arrived at a vertex.
    ///
    /// @param senders the vertices that send to the vertex
    public record Records(String id, String name, long now, List<Sender> senders, List<Sampled> records) {}

    /// Names a vertex.
    public record Sender(String id, String name) {}

    /// Describes a record.
    ///
    /// @param subtask the receiving subtask
    /// @param from the id of the sending vertex; empty if unknown
    /// @param timestamp the event time in milliseconds; null if there is none
    /// @param type the simple name of the record's class; `row` for a row of SQL
    /// @param columns the names of the columns of a row; empty for other records, and if they are unknown
    /// @param text the record as JSON; a row is an array of the kind of change and the values
    /// @param isCut whether the text is only the beginning
    public record Sampled(
            int subtask,
            String from,
            @Nullable Long timestamp,
            String type,
            List<String> columns,
            String text,
            boolean isCut) {}
}
