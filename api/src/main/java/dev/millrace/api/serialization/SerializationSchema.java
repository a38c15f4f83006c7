package dev.millrace.api.serialization;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.util.UserCodeClassLoader;
import java.io.Serializable;

/// Turns records into bytes. Each writer has one of its own, used by one thread.
public interface SerializationSchema<T> extends Serializable {

    /// Called once before the first record.
    default void open(InitializationContext context) throws Exception {}

    /// The message of a record.
    byte[] serialize(T element);

    /// What a schema may use.
    interface InitializationContext {

        MetricGroup getMetricGroup();

        UserCodeClassLoader getUserCodeClassLoader();
    }
}
