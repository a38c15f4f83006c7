package dev.millrace.api.config;

import dev.millrace.api.config.description.Description;
import dev.millrace.api.util.Preconditions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Describes an option: key, type, default, fallback keys and description. Immutable.
public class ConfigOption<T> {
    private static final FallbackKey[] NONE = new FallbackKey[0];
    private static final Description UNDESCRIBED = Description.builder().build();

    private final String key;
    private final Class<?> elementType;
    private final boolean isList;
    private final @Nullable T defaultValue;
    private final Description description;
    private final FallbackKey[] fallbackKeys;

    ConfigOption(
            String key,
            Class<?> elementType,
            boolean isList,
            @Nullable T defaultValue,
            Description description,
            FallbackKey... fallbackKeys) {
        this.key = Preconditions.checkNotNull(key);
        this.elementType = elementType;
        this.isList = isList;
        this.defaultValue = defaultValue;
        this.description = description;
        this.fallbackKeys = fallbackKeys;
    }

    static <T> ConfigOption<T> of(String key, Class<?> elementType, boolean isList, @Nullable T defaultValue) {
        return new ConfigOption<>(key, elementType, isList, defaultValue, UNDESCRIBED, NONE);
    }

    /// Returns a copy of the option with further keys. If the option's own key is not set, these keys apply
    /// in order.
    public ConfigOption<T> withFallbackKeys(String... keys) {
        return withKeys(FallbackKey::createFallbackKey, keys);
    }

    /// Returns a copy of the option with further deprecated keys. If the option's own key is not set, these keys
    /// apply in order.
    public ConfigOption<T> withDeprecatedKeys(String... keys) {
        return withKeys(FallbackKey::createDeprecatedKey, keys);
    }

    private ConfigOption<T> withKeys(Function<String, FallbackKey> kind, String... keys) {
        FallbackKey[] more = Stream.concat(
                        Arrays.stream(fallbackKeys), Arrays.stream(keys).map(kind))
                .toArray(FallbackKey[]::new);
        return new ConfigOption<>(key, elementType, isList, defaultValue, description, more);
    }

    /// Returns a copy of the option with a description.
    public ConfigOption<T> withDescription(String text) {
        return withDescription(Description.builder().text(text).build());
    }

    /// Returns a copy of the option with a description.
    public ConfigOption<T> withDescription(Description text) {
        return new ConfigOption<>(key, elementType, isList, defaultValue, text, fallbackKeys);
    }

    /// Returns the key.
    public String key() {
        return key;
    }

    /// Tells whether the option has a default.
    public boolean hasDefaultValue() {
        return defaultValue != null;
    }

    /// Returns the default; null if there is none.
    @SuppressWarnings("NullAway") // callers know whether the option has a default
    public T defaultValue() {
        return defaultValue;
    }

    /// Tells whether the option has fallback keys or deprecated keys.
    public boolean hasFallbackKeys() {
        return fallbackKeys.length > 0;
    }

    /// Returns the fallback keys and deprecated keys, in the order in which readers try them.
    public Iterable<FallbackKey> fallbackKeys() {
        return List.of(fallbackKeys);
    }

    /// Returns the description; empty if there is none.
    public Description description() {
        return description;
    }

    /// Returns the type of the value, or the type of the elements if the option is a list.
    Class<?> elementType() {
        return elementType;
    }

    boolean isList() {
        return isList;
    }

    boolean isMap() {
        return elementType == Map.class;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigOption<?> that
                && that.key.equals(key)
                && Arrays.equals(that.fallbackKeys, fallbackKeys)
                && Objects.equals(that.defaultValue, defaultValue);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + 17 * Arrays.hashCode(fallbackKeys) + Objects.hashCode(defaultValue);
    }

    @Override
    public String toString() {
        return "option '" + key + "', default " + defaultValue
                + (fallbackKeys.length == 0 ? "" : ", other keys " + Arrays.toString(fallbackKeys));
    }
}
