package dev.millrace.api.type;

import dev.millrace.api.config.ReadableConfig;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Map;

/// Provides the serialization settings of a program.
public interface SerializerConfig extends Serializable {

    /// Returns the classes that are serialized as POJOs although they are reached through a superclass.
    LinkedHashSet<Class<?>> getRegisteredPojoTypes();

    /// Returns the type factories by class.
    Map<Class<?>, Class<? extends TypeInfoFactory<?>>> getRegisteredTypeInfoFactories();

    /// Returns whether a type that needs generic serialization fails the job.
    boolean hasGenericTypesDisabled();

    /// Enables or disables generic serialization, as in Flink 1.20.
    ///
    /// @throws UnsupportedOperationException if the settings are read-only
    default void setGenericTypes(boolean genericTypes) {
        throw new UnsupportedOperationException(getClass().getName() + " cannot be changed");
    }

    /// Applies a configuration, in particular `pipeline.generic-types`.
    void configure(ReadableConfig configuration, ClassLoader classLoader);

    /// Returns an independent copy.
    SerializerConfig copy();
}
