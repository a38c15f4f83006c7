package dev.millrace.api.sink.legacy;

import dev.millrace.api.function.Function;
import dev.millrace.api.time.Watermark;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Processes each record of a stream as a sink. New programs use [dev.millrace.api.sink.Sink].
public interface SinkFunction<IN> extends Function, Serializable {

    /// Processes a record. Overridden by functions that need no context.
    default void invoke(IN value) throws Exception {}

    /// Processes a record.
    default void invoke(IN value, Context context) throws Exception {
        invoke(value);
    }

    /// Handles a watermark.
    default void writeWatermark(Watermark watermark) throws Exception {}

    /// Writes all buffered records. Called at the end of the input.
    default void finish() throws Exception {}

    /// Provides the timestamp of a record and the current times. Valid during the call only.
    interface Context {

        /// Returns the processing time in milliseconds.
        long currentProcessingTime();

        /// Returns the current watermark in milliseconds.
        long currentWatermark();

        /// Returns the timestamp of the record in milliseconds; null if the record has none.
        @Nullable
        Long timestamp();
    }
}
