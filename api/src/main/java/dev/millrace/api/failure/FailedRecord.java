package dev.millrace.api.failure;

import java.io.Serializable;

/// Describes a record at which user code failed.
///
/// @param fingerprint the hash of operator and payload in hexadecimal digits; the same whenever the record fails again
/// @param operator the name of the step whose code failed
/// @param subtask the number of the subtask
/// @param position the number of records that the subtask had received since its start
/// @param origin the source split if the record came directly from a source; empty otherwise
/// @param timeMillis the time of the failure in milliseconds since the epoch
/// @param timestamp the timestamp of the record, or [#NO_TIMESTAMP]
/// @param text the record as text
/// @param payload the serialized record; empty if serialization failed too
/// @param cause the class and the message of the exception
/// @param line the line of user code that threw the exception
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
    /// The timestamp of a record that has none.
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;
}
