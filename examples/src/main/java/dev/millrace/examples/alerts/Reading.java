package dev.millrace.examples.alerts;

import java.time.Instant;

/// Reports the temperature that a sensor measured.
///
/// @param site the building that the sensor stands in
public record Reading(String sensor, String site, Instant time, double celsius) {
    long millis() {
        return time.toEpochMilli();
    }
}
