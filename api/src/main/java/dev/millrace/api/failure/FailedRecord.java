package dev.millrace.api.failure;

import java.io.Serializable;

/// A record at which user code threw, and what is known of it.
///
/// @param fingerprint of operator and payload, the same however often the record comes; in hex
/// @param operator the name of the step whose code threw
/// @param subtask which of the step's subtasks
/// @param position how many records had come to the subtask, counted from its start
/// @param origin the source split, if the record came straight from it; else empty
/// @param timeMillis when it happened, by the wall clock
/// @param timestamp the record's event time, or [#NO_TIMESTAMP]
/// @param text the record as text
/// @param payload the record as its serializer writes it; empty if that failed too
/// @param cause what was thrown: class and message
/// @param line the user's line that it came from
public record FailedRecord(
        String fingerprint,
        String operator,
        int subtask,
        long position,
        String origin,
        long timeMillis,
        long timestamp,
        String text,
        byte[] payload,
        String cause,
        String line)
        implements Serializable {
    /// Stands for the event time of a record that has none.
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;
}
