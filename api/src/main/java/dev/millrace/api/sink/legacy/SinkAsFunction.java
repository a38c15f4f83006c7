package dev.millrace.api.sink.legacy;

import dev.millrace.api.sink.Sink;

/// Marks a sink that is a function in earlier releases. A stream writes to the sink and never calls the function.
public interface SinkAsFunction<IN> extends SinkFunction<IN> {

    /// Returns the sink.
    Sink<IN> sink();

    @Override
    default void invoke(IN value, Context context) {
        throw new IllegalStateException(getClass().getName() + " is a sink: give it to addSink(…) of a stream");
    }
}
