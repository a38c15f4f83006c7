package dev.millrace.examples.alerts;

import java.time.Instant;

/// Reports that somebody should look at a sensor.
///
/// @param time the time of the hot reading, or the time at which the sensor had been silent for too long
public record Alert(String sensor, Instant time, Kind kind) {
    /// Lists the reasons of an alert.
    public enum Kind {
        /// Several consecutive readings were above the limit.
        HOT,
        /// The sensor has sent no reading for a while.
        SILENT
    }
}
