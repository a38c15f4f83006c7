package dev.millrace.examples.patterns;

import java.time.Instant;

/// Represents an attempt to log in.
///
/// @param success whether the password was right
public record Login(long id, Instant time, String user, boolean success) {
    long millis() {
        return time.toEpochMilli();
    }
}
