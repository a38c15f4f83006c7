package dev.millrace.examples.sessions;

import java.time.Instant;

/// Reports that a user opened a page.
public record Click(String user, Instant time, String page) {
    long millis() {
        return time.toEpochMilli();
    }
}
