package dev.millrace.api.sink.legacy;

import dev.millrace.api.function.Function;
import dev.millrace.api.time.Watermark;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A sink that is called with each record. New programs use [dev.millrace.api.sink.Sink].
public interface SinkFunction<IN> extends Function, Serializable {

    /// Takes a record; for functions that need no context.
    default void invoke(IN value) throws Exception {}

    /// Takes a record.
    default void invoke(IN value, Context context) throws Exception {
        invoke(value);
    }

    /// Takes a watermark.
    default void writeWatermark(Watermark watermark) throws Exception {}

    /// Nothing will follow: what was kept back is to be written now.
    default void finish() throws Exception {}

    /// What comes with a record; only valid during the call.
    interface Context {

        /// The clock, in milliseconds.
        long currentProcessingTime();

        /// The watermark, in milliseconds.
        long currentWatermark();

        /// The timestamp of the record in milliseconds; null for none.
        @Nullable
        Long timestamp();
    }
}
