package dev.millrace.api.serialization;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.util.UserCodeClassLoader;
import java.io.Serializable;

/// Serializes records to messages. Each writer uses its own instance. Not thread-safe.
public interface SerializationSchema<T> extends Serializable {

    /// Opens the schema. Called once before the first record.
    default void open(InitializationContext context) throws Exception {}

    /// Returns the message of a record.
    byte[] serialize(T element);

    /// Provides the metric group and the class loader of a schema.
    interface InitializationContext {

        MetricGroup getMetricGroup();

        UserCodeClassLoader getUserCodeClassLoader();
    }
}
