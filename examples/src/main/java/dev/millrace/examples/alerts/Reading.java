package dev.millrace.examples.alerts;

import java.time.Instant;

/// Reports the temperature that a sensor measured.
///
/// @param site the building in which the sensor is
public record Reading(String sensor, String site, Instant time, double celsius) {
    long millis() {
        return time.toEpochMilli();
    }
}
