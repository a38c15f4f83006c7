package dev.millrace.examples.alerts;

import java.time.Instant;

/// Specifies the highest temperature that is allowed at a site.
///
/// @param time the time from which the limit is valid; the previous limit of the site ends at this time
public record Limit(Instant time, String site, double celsius) {
    long millis() {
        return time.toEpochMilli();
    }
}
