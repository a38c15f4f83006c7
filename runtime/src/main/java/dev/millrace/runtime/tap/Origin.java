package dev.millrace.runtime.tap;

import java.util.List;

/// Says where the batches of a channel come from.
///
/// @param vertex the public id of the sending vertex; empty if unknown
/// @param columns the names of the columns if the records are rows; empty if unknown
public record Origin(String vertex, List<String> columns) {
    public static final Origin UNKNOWN = new Origin("", List.of());

    public Origin {
        columns = List.copyOf(columns);
    }
}
