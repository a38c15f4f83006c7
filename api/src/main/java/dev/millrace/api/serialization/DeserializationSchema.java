package dev.millrace.api.serialization;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.util.Collector;
import dev.millrace.api.util.UserCodeClassLoader;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Deserializes messages to records. Each reader uses its own instance. Not thread-safe.
public interface DeserializationSchema<T> extends Serializable, ResultTypeQueryable<T> {

    /// Opens the schema. Called once before the first message.
    default void open(InitializationContext context) throws Exception {}

    /// Returns the record of a message; null to skip the message.
    @Nullable
    T deserialize(byte[] message) throws IOException;

    /// Emits any number of records for a message.
    default void deserialize(byte[] message, Collector<T> out) throws IOException {
        T record = deserialize(message);
        if (record != null) out.collect(record);
    }

    /// Returns whether a record marks the end of the stream. Such a record is not emitted.
    boolean isEndOfStream(T nextElement);

    /// Provides the metric group and the class loader of a schema.
    interface InitializationContext {

        MetricGroup getMetricGroup();

        UserCodeClassLoader getUserCodeClassLoader();
    }
}
