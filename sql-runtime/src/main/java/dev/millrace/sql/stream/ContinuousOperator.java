package dev.millrace.sql.stream;

import dev.millrace.column.ColumnBatch;

/// Processes the changes of one or two inputs of a continuous query in one subtask. Called by the thread of the
/// subtask only.
@FunctionalInterface
public interface ContinuousOperator extends AutoCloseable {

    /// Processes a batch of changes. The rows have kinds, see [ColumnBatch#kind].
    ///
    /// @param input the index of the input, 0 or 1
    void process(int input, ColumnBatch batch);

    /// Handles a watermark: no row with this time or an earlier one is expected any more. Called before the timers of
    /// event time fire and before the watermark is forwarded. With two inputs, the watermark is the lower one.
    ///
    /// @param timestamp the time in milliseconds; `Long.MAX_VALUE` after the last row
    default void watermark(long timestamp) {}

    /// Handles the watermark of one input, before the combined one is handled.
    ///
    /// @param input the index of the input, 0 or 1
    default void inputWatermark(int input, long timestamp) {}

    /// Fires the timers whose time the operator advances itself, see [NamedTimers]. Called when the services know the
    /// watermark, before it is forwarded. With two inputs, the watermark is the lower one.
    default void timersDue(long timestamp) {}

    /// Returns the watermark that is forwarded instead of the combined one of two inputs. An operator whose results may
    /// be older than the watermark returns an earlier one.
    default long forwardedWatermark(long timestamp) {
        return timestamp;
    }

    /// Returns whether the watermarks of the inputs are forwarded. Operators that create watermarks themselves return
    /// false; then only the one after the last row is forwarded.
    default boolean forwardsWatermarks() {
        return true;
    }

    /// Emits the rows and writes the state that the operator has kept back. Called before each checkpoint and end, and
    /// before watermarks, see [#flushesAt]. An operator that keeps nothing back does not implement this method.
    default void flush() {}

    /// Returns whether the operator keeps rows back that [#flush] must emit soon when no more input arrives.
    default boolean holdsRows() {
        return false;
    }

    /// Returns whether the rows that the operator keeps back must be emitted before a watermark is forwarded.
    default boolean flushesAt(long timestamp) {
        return true;
    }

    /// Handles the end of an input.
    ///
    /// @param input the index of the input, 0 or 1
    default void endInput(int input) {}

    /// Emits the remaining rows. Called once after the end of all inputs.
    default void finish() {}

    /// Releases all resources, also after a failure.
    @Override
    default void close() {}
}
