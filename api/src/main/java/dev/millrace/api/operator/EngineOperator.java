package dev.millrace.api.operator;

/// The engine's own operator for a function, at work in a subtask, for those who drive it by hand.
public interface EngineOperator extends AutoCloseable {

    /// @param input 0 or 1
    /// @param timestamp event time in milliseconds; [Long#MIN_VALUE] if there is none
    void record(int input, Object value, long timestamp);

    void watermark(int input, long timestamp);

    void idle(int input, boolean isIdle);
}
