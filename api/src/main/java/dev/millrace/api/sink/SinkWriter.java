package dev.millrace.api.sink;

import dev.millrace.api.time.Watermark;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes records in a subtask, whose thread makes all calls. A writer may keep records back until it is flushed.
public interface SinkWriter<InputT> extends AutoCloseable {

    /// Takes a record.
    void write(InputT element, Context context) throws IOException, InterruptedException;

    /// Writes out what was kept back; called at each checkpoint and at the end.
    ///
    /// @param endOfInput whether nothing follows
    void flush(boolean endOfInput) throws IOException, InterruptedException;

    /// Takes a watermark.
    default void writeWatermark(Watermark watermark) throws IOException, InterruptedException {}

    /// What comes with a record.
    interface Context {

        /// The watermark in milliseconds.
        long currentWatermark();

        /// The timestamp of the record in milliseconds; null for none.
        @Nullable
        Long timestamp();
    }
}
