package dev.millrace.api.serialization;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.util.Collector;
import dev.millrace.api.util.UserCodeClassLoader;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Turns bytes into records. Each reader has one of its own, used by one thread.
public interface DeserializationSchema<T> extends Serializable, ResultTypeQueryable<T> {

    /// Called once before the first message.
    default void open(InitializationContext context) throws Exception {}

    /// The record of a message; null to leave the message out.
    @Nullable
    T deserialize(byte[] message) throws IOException;

    /// Emits the records of a message, which may be none or many.
    default void deserialize(byte[] message, Collector<T> out) throws IOException {
        T record = deserialize(message);
        if (record != null) out.collect(record);
    }

    /// Whether this record says that the stream has ended; it is not emitted then.
    boolean isEndOfStream(T nextElement);

    /// What a schema may use.
    interface InitializationContext {

        MetricGroup getMetricGroup();

        UserCodeClassLoader getUserCodeClassLoader();
    }
}
