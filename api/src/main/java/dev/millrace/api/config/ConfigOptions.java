package dev.millrace.api.config;

import dev.millrace.api.util.Preconditions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Builds options: `ConfigOptions.key("parallel").intType().defaultValue(1)`.
public class ConfigOptions {
    private ConfigOptions() {}

    /// Starts an option with its key.
    public static OptionBuilder key(String key) {
        return new OptionBuilder(Preconditions.checkNotNull(key));
    }

    /// Builds an option whose type is not yet known.
    public static final class OptionBuilder {
        private final String key;

        private OptionBuilder(String key) {
            this.key = key;
        }

        /// Returns an option of the type of the default value, for programs of Flink 1.x.
        @SuppressWarnings("unchecked") // a value of type T has a class of type T
        public <T> ConfigOption<T> defaultValue(T value) {
            return new TypedConfigOptionBuilder<>(key, (Class<T>) value.getClass()).defaultValue(value);
        }

        /// Returns an option of text without a default, for programs of Flink 1.x.
        public ConfigOption<String> noDefaultValue() {
            return stringType().noDefaultValue();
        }

        public TypedConfigOptionBuilder<Boolean> booleanType() {
            return new TypedConfigOptionBuilder<>(key, Boolean.class);
        }

        public TypedConfigOptionBuilder<Integer> intType() {
            return new TypedConfigOptionBuilder<>(key, Integer.class);
        }

        public TypedConfigOptionBuilder<Long> longType() {
            return new TypedConfigOptionBuilder<>(key, Long.class);
        }

        public TypedConfigOptionBuilder<Float> floatType() {
            return new TypedConfigOptionBuilder<>(key, Float.class);
        }

        public TypedConfigOptionBuilder<Double> doubleType() {
            return new TypedConfigOptionBuilder<>(key, Double.class);
        }

        public TypedConfigOptionBuilder<String> stringType() {
            return new TypedConfigOptionBuilder<>(key, String.class);
        }

        public TypedConfigOptionBuilder<Duration> durationType() {
            return new TypedConfigOptionBuilder<>(key, Duration.class);
        }

        public TypedConfigOptionBuilder<MemorySize> memoryType() {
            return new TypedConfigOptionBuilder<>(key, MemorySize.class);
        }

        /// Sets the type to an enum. A value is the name of a constant; case does not matter, and `-` is equal
        /// to `_`.
        public <T extends Enum<T>> TypedConfigOptionBuilder<T> enumType(Class<T> enumClass) {
            return new TypedConfigOptionBuilder<>(key, enumClass);
        }

        /// Sets the type to a map of texts: `{a: 1, b: 2}`, or one option `key.a` for each entry.
        @SuppressWarnings("unchecked")
        public TypedConfigOptionBuilder<Map<String, String>> mapType() {
            return new TypedConfigOptionBuilder<>(key, (Class<Map<String, String>>) (Class<?>) Map.class);
        }
    }

    /// Builds an option whose type is known.
    public static class TypedConfigOptionBuilder<T> {
        private final String key;
        private final Class<T> type;

        TypedConfigOptionBuilder(String key, Class<T> type) {
            this.key = key;
            this.type = type;
        }

        /// Changes the type to a list of values: `[a, b]` or `a;b`.
        public ListConfigOptionBuilder<T> asList() {
            return new ListConfigOptionBuilder<>(key, type);
        }

        public ConfigOption<T> defaultValue(T value) {
            return ConfigOption.of(key, type, false, value);
        }

        public ConfigOption<T> noDefaultValue() {
            return ConfigOption.of(key, type, false, null);
        }
    }

    /// Builds an option that is a list.
    public static class ListConfigOptionBuilder<E> {
        private final String key;
        private final Class<E> type;

        ListConfigOptionBuilder(String key, Class<E> type) {
            this.key = key;
            this.type = type;
        }

        @SafeVarargs
        public final ConfigOption<List<E>> defaultValues(E... values) {
            return ConfigOption.of(key, type, true, List.of(values));
        }

        public ConfigOption<List<E>> noDefaultValue() {
            return ConfigOption.of(key, type, true, null);
        }
    }
}
