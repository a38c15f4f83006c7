package dev.millrace.api.operator;

/// Runs the engine's operator of a function for callers that pass records to it themselves, such as tests.
public interface EngineOperator extends AutoCloseable {

    /// Processes a record.
    ///
    /// @param input the index of the input, 0 or 1
    /// @param timestamp the timestamp in milliseconds; [Long#MIN_VALUE] if the record has none
    void record(int input, Object value, long timestamp);

    /// Advances the watermark of an input.
    ///
    /// @param input the index of the input, 0 or 1
    /// @param timestamp the watermark in milliseconds
    void watermark(int input, long timestamp);

    /// Declares an input idle or active.
    ///
    /// @param input the index of the input, 0 or 1
    void idle(int input, boolean isIdle);
}
