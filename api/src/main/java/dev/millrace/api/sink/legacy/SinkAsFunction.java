package dev.millrace.api.sink.legacy;

import dev.millrace.api.sink.Sink;

/// A sink that earlier releases knew as a function. A stream writes to the sink.
public interface SinkAsFunction<IN> extends SinkFunction<IN> {

    /// The sink that it is.
    Sink<IN> sink();

    @Override
    default void invoke(IN value, Context context) {
        throw new IllegalStateException(getClass().getName() + " is a sink: give it to addSink(…) of a stream");
    }
}
