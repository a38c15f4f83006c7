package dev.millrace.examples.alerts;

import java.time.Instant;

/// Specifies the highest temperature that is allowed at a site.
///
/// @param time from when on the limit holds; it ends the limit before it
public record Limit(Instant time, String site, double celsius) {
    long millis() {
        return time.toEpochMilli();
    }
}
