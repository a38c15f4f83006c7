package dev.millrace.api.time;

/// Tells a function the time and calls it back. Used by the task's thread only; timers belong to the current key.
public interface TimerService {
    /// Why a timer cannot be set outside of keyed streams.
    String UNSUPPORTED_REGISTER_TIMER_MSG = "timers need a key: call keyBy before the function that sets them";

    /// Why a timer cannot be deleted outside of keyed streams.
    String UNSUPPORTED_DELETE_TIMER_MSG = "timers need a key: call keyBy before the function that deletes them";

    /// Wall-clock milliseconds.
    long currentProcessingTime();

    /// The watermark the operator has reached; [Long#MIN_VALUE] before the first.
    long currentWatermark();

    /// Calls back when the clock passes the time. Asking twice for a time calls back once.
    void registerProcessingTimeTimer(long time);

    /// Calls back when the watermark passes the time. Asking twice for a time calls back once.
    void registerEventTimeTimer(long time);

    /// Takes back a registration, if there is one.
    void deleteProcessingTimeTimer(long time);

    /// Takes back a registration, if there is one.
    void deleteEventTimeTimer(long time);
}
