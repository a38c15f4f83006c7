package dev.millrace.api.type;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.ReadableConfig;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stores the serialization settings. Not thread-safe.
public final class SerializerConfigImpl implements SerializerConfig {
    private static final long serialVersionUID = 1L;

    private final LinkedHashSet<Class<?>> pojoTypes = new LinkedHashSet<>();
    private final LinkedHashMap<Class<?>, Class<? extends TypeInfoFactory<?>>> factories = new LinkedHashMap<>();
    private final Configuration configuration;

    /// Creates settings with default values.
    public SerializerConfigImpl() {
        this(new Configuration());
    }

    /// Creates settings on a configuration. The setters change this configuration.
    public SerializerConfigImpl(Configuration configuration) {
        this.configuration = Objects.requireNonNull(configuration, "configuration");
    }

    /// Registers a class that is serialized as a POJO.
    public void registerPojoType(Class<?> type) {
        pojoTypes.add(Objects.requireNonNull(type, "type"));
    }

    /// Registers the type factory of a class for this program.
    public void registerTypeWithTypeInfoFactory(Class<?> type, Class<? extends TypeInfoFactory<?>> factory) {
        factories.put(type, factory);
        TypeExtractor.registerFactory(type, factory);
    }

    /// Enables or disables generic serialization.
    @Override
    public void setGenericTypes(boolean genericTypes) {
        configuration.set(PipelineOptions.GENERIC_TYPES, genericTypes);
    }

    @Override
    public LinkedHashSet<Class<?>> getRegisteredPojoTypes() {
        return pojoTypes;
    }

    @Override
    public Map<Class<?>, Class<? extends TypeInfoFactory<?>>> getRegisteredTypeInfoFactories() {
        return factories;
    }

    @Override
    public boolean hasGenericTypesDisabled() {
        return !configuration.get(PipelineOptions.GENERIC_TYPES);
    }

    @Override
    public void configure(ReadableConfig source, ClassLoader classLoader) {
        source.getOptional(PipelineOptions.GENERIC_TYPES).ifPresent(this::setGenericTypes);
    }

    @Override
    public SerializerConfigImpl copy() {
        SerializerConfigImpl copy = new SerializerConfigImpl(new Configuration(configuration));
        copy.pojoTypes.addAll(pojoTypes);
        copy.factories.putAll(factories);
        return copy;
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof SerializerConfigImpl that
                && that.hasGenericTypesDisabled() == hasGenericTypesDisabled()
                && that.pojoTypes.equals(pojoTypes)
                && that.factories.equals(factories);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pojoTypes, factories, hasGenericTypesDisabled());
    }

    @Override
    public String toString() {
        return "SerializerConfig{genericTypes=" + !hasGenericTypesDisabled() + ", pojoTypes=" + pojoTypes
                + ", factories=" + factories + "}";
    }
}
