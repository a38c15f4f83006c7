package dev.millrace.api.sink;

import dev.millrace.api.time.Watermark;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes the records of a subtask. Called by the subtask's thread only. A writer may buffer records until the flush.
public interface SinkWriter<InputT> extends AutoCloseable {

    /// Writes or buffers a record.
    void write(InputT element, Context context) throws IOException, InterruptedException;

    /// Writes all buffered records. Called at each checkpoint and at the end of the input.
    ///
    /// @param endOfInput whether the input has ended
    void flush(boolean endOfInput) throws IOException, InterruptedException;

    /// Handles a watermark.
    default void writeWatermark(Watermark watermark) throws IOException, InterruptedException {}

    /// Provides the timestamp of a record and the current watermark.
    interface Context {

        /// Returns the current watermark in milliseconds.
        long currentWatermark();

        /// Returns the timestamp of the record in milliseconds; null if the record has none.
        @Nullable
        Long timestamp();
    }
}
