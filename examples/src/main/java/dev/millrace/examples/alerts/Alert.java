package dev.millrace.examples.alerts;

import java.time.Instant;

/// Reports that somebody should look at a sensor.
///
/// @param time of the reading that is too hot, or when the sensor had been silent for too long
public record Alert(String sensor, Instant time, Kind kind) {
    /// What is wrong.
    public enum Kind {
        /// Several readings in a row were above the limit.
        HOT,
        /// There was no reading for a while.
        SILENT
    }
}
