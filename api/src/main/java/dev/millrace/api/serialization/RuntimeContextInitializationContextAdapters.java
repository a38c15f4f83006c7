package dev.millrace.api.serialization;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.util.UserCodeClassLoader;
import java.util.function.Function;

/// Initializes schemas with the runtime context of the function that uses them.
public final class RuntimeContextInitializationContextAdapters {

    /// Returns a context for a deserialization schema, with the metric group of the function.
    public static DeserializationSchema.InitializationContext deserializationAdapter(RuntimeContext runtimeContext) {
        return deserializationAdapter(runtimeContext, Function.identity());
    }

    /// Returns a context for a deserialization schema.
    ///
    /// @param mapMetricGroup returns the metric group of the schema
    public static DeserializationSchema.InitializationContext deserializationAdapter(
            RuntimeContext runtimeContext, Function<MetricGroup, MetricGroup> mapMetricGroup) {
        return new Adapter(runtimeContext, mapMetricGroup.apply(runtimeContext.getMetricGroup()));
    }

    /// Returns a context for a serialization schema, with the metric group of the function.
    public static SerializationSchema.InitializationContext serializationAdapter(RuntimeContext runtimeContext) {
        return serializationAdapter(runtimeContext, Function.identity());
    }

    /// Returns a context for a serialization schema.
    ///
    /// @param mapMetricGroup returns the metric group of the schema
    public static SerializationSchema.InitializationContext serializationAdapter(
            RuntimeContext runtimeContext, Function<MetricGroup, MetricGroup> mapMetricGroup) {
        return new Adapter(runtimeContext, mapMetricGroup.apply(runtimeContext.getMetricGroup()));
    }

    private record Adapter(RuntimeContext runtime, MetricGroup metrics)
            implements DeserializationSchema.InitializationContext, SerializationSchema.InitializationContext {
        @Override
        public MetricGroup getMetricGroup() {
            return metrics;
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return new FunctionLoader(runtime);
        }
    }

    private record FunctionLoader(RuntimeContext runtime) implements UserCodeClassLoader {
        @Override
        public ClassLoader asClassLoader() {
            return runtime.getUserCodeClassLoader();
        }

        @Override
        public void registerReleaseHookIfAbsent(String releaseHookName, Runnable releaseHook) {
            runtime.registerUserCodeClassLoaderReleaseHookIfAbsent(releaseHookName, releaseHook);
        }
    }
}
