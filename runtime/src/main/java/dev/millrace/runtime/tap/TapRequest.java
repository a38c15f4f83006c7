package dev.millrace.runtime.tap;

import dev.millrace.base.fault.Check;

/// Says which records to sample.
///
/// @param from the public id of the sending vertex; empty for all senders
/// @param records the maximum number of records of all subtasks of a process
/// @param millis the maximum duration
/// @param chars the maximum number of characters of a record's text
public record TapRequest(String from, int records, long millis, int chars) {
    public static final int RECORDS_MAX = 200;
    public static final long MILLIS_MAX = 2_000;
    public static final int CHARS_MAX = 4_000;

    public TapRequest {
        Check.that(records > 0 && records <= RECORDS_MAX, "%d sampled records", records);
        Check.that(millis > 0 && millis <= MILLIS_MAX, "%d ms of sampling", millis);
        Check.that(chars > 0 && chars <= CHARS_MAX, "%d characters of a record", chars);
    }
}
