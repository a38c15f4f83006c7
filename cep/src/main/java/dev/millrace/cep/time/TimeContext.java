package dev.millrace.cep.time;

/// Provides the time of an event, and the time of the clock.
public interface TimeContext {

    /// Returns the timestamp of the current event in milliseconds. In processing time, returns the time at
    /// which the event arrived.
    long timestamp();

    /// Returns the processing time in milliseconds.
    long currentProcessingTime();
}
