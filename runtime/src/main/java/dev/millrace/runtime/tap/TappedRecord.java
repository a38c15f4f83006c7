package dev.millrace.runtime.tap;

import java.util.List;

/// Holds a sampled record as text.
///
/// @param subtask the index of the receiving subtask
/// @param from the public id of the sending vertex; empty if unknown
/// @param timestamp the event time in milliseconds; `Long.MIN_VALUE` if there is none
/// @param type the simple name of the record's class
/// @param columns the names of the columns of a row; empty for other records, and if they are unknown
/// @param text the record, as JSON if its structure is known
/// @param isCut whether the text is only the beginning
public record TappedRecord(
        int subtask, String from, long timestamp, String type, List<String> columns, String text, boolean isCut) {
    public TappedRecord {
        columns = List.copyOf(columns);
    }
}
