package dev.millrace.api.type;

import dev.millrace.api.config.ReadableConfig;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Map;

/// How a program wants its values serialized.
public interface SerializerConfig extends Serializable {

    /// Classes that are to be serialized by their fields although they are reached through a superclass.
    LinkedHashSet<Class<?>> getRegisteredPojoTypes();

    /// The factories that make the types of classes.
    Map<Class<?>, Class<? extends TypeInfoFactory<?>>> getRegisteredTypeInfoFactories();

    /// Whether a type that needs generic serialization fails the job.
    boolean hasGenericTypesDisabled();

    /// Allows or forbids generic serialization, as programs for Flink 1.20 do it.
    default void setGenericTypes(boolean genericTypes) {
        throw new UnsupportedOperationException(getClass().getName() + " cannot be changed");
    }

    /// Takes over what the configuration says, `pipeline.generic-types` in particular.
    void configure(ReadableConfig configuration, ClassLoader classLoader);

    /// An independent copy.
    SerializerConfig copy();
}
