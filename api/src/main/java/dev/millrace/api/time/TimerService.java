package dev.millrace.api.time;

/// Provides the time and timers to a function. Timers belong to the current key. Called by the subtask's thread only.
public interface TimerService {
    /// The message of the exception for a timer registration without a key.
    String UNSUPPORTED_REGISTER_TIMER_MSG = "timers need a key: call keyBy before the function that sets them";

    /// The message of the exception for a timer deletion without a key.
    String UNSUPPORTED_DELETE_TIMER_MSG = "timers need a key: call keyBy before the function that deletes them";

    /// Returns the current processing time in milliseconds since the epoch.
    long currentProcessingTime();

    /// Returns the current watermark in milliseconds, or `Long.MIN_VALUE` before the first watermark.
    long currentWatermark();

    /// Registers a timer that fires when processing time reaches the given time. Registering a timer twice has no
    /// further effect.
    ///
    /// @param time milliseconds since the epoch
    void registerProcessingTimeTimer(long time);

    /// Registers a timer that fires when the watermark reaches the given time. Registering a timer twice has no
    /// further effect.
    ///
    /// @param time milliseconds since the epoch
    void registerEventTimeTimer(long time);

    /// Deletes the processing time timer of the current key for this time, if there is one.
    void deleteProcessingTimeTimer(long time);

    /// Deletes the event time timer of the current key for this time, if there is one.
    void deleteEventTimeTimer(long time);
}
