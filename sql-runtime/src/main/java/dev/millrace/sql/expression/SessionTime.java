package dev.millrace.sql.expression;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// Contains the time zone of a session and the time at which its query started.
public record SessionTime(ZoneId zone, Instant start) {

    /// Returns the date and time of the start in the time zone of the session.
    LocalDateTime localStart() {
        return LocalDateTime.ofInstant(start, zone);
    }
}
