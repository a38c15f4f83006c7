package dev.millrace.api.config;

/// Provides the typed getters and setters of Flink 1.x.
public interface EarlierSettings extends ReadableConfig, WritableConfig {

    /// Returns the value of a key, or the default if the key is not set.
    default int getInteger(String key, int defaultValue) {
        return getOptional(ConfigOptions.key(key).intType().noDefaultValue()).orElse(defaultValue);
    }

    /// Returns the value of an option, or its default.
    default int getInteger(ConfigOption<Integer> configOption) {
        return get(configOption);
    }

    /// Returns the value of an option, or the given default.
    default int getInteger(ConfigOption<Integer> configOption, int overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets the value of a key.
    default void setInteger(String key, int value) {
        set(ConfigOptions.key(key).intType().noDefaultValue(), value);
    }

    /// Sets the value of an option.
    default void setInteger(ConfigOption<Integer> key, int value) {
        set(key, value);
    }

    /// Returns the value of a key, or the default if the key is not set.
    default long getLong(String key, long defaultValue) {
        return getOptional(ConfigOptions.key(key).longType().noDefaultValue()).orElse(defaultValue);
    }

    /// Returns the value of an option, or its default.
    default long getLong(ConfigOption<Long> configOption) {
        return get(configOption);
    }

    /// Returns the value of an option, or the given default.
    default long getLong(ConfigOption<Long> configOption, long overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets the value of a key.
    default void setLong(String key, long value) {
        set(ConfigOptions.key(key).longType().noDefaultValue(), value);
    }

    /// Sets the value of an option.
    default void setLong(ConfigOption<Long> key, long value) {
        set(key, value);
    }

    /// Returns the value of a key, or the default if the key is not set.
    default boolean getBoolean(String key, boolean defaultValue) {
        return getOptional(ConfigOptions.key(key).booleanType().noDefaultValue())
                .orElse(defaultValue);
    }

    /// Returns the value of an option, or its default.
    default boolean getBoolean(ConfigOption<Boolean> configOption) {
        return get(configOption);
    }

    /// Returns the value of an option, or the given default.
    default boolean getBoolean(ConfigOption<Boolean> configOption, boolean overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets the value of a key.
    default void setBoolean(String key, boolean value) {
        set(ConfigOptions.key(key).booleanType().noDefaultValue(), value);
    }

    /// Sets the value of an option.
    default void setBoolean(ConfigOption<Boolean> key, boolean value) {
        set(key, value);
    }

    /// Returns the value of a key, or the default if the key is not set.
    default float getFloat(String key, float defaultValue) {
        return getOptional(ConfigOptions.key(key).floatType().noDefaultValue()).orElse(defaultValue);
    }

    /// Returns the value of an option, or its default.
    default float getFloat(ConfigOption<Float> configOption) {
        return get(configOption);
    }

    /// Returns the value of an option, or the given default.
    default float getFloat(ConfigOption<Float> configOption, float overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets the value of a key.
    default void setFloat(String key, float value) {
        set(ConfigOptions.key(key).floatType().noDefaultValue(), value);
    }

    /// Sets the value of an option.
    default void setFloat(ConfigOption<Float> key, float value) {
        set(key, value);
    }

    /// Returns the value of a key, or the default if the key is not set.
    default double getDouble(String key, double defaultValue) {
        return getOptional(ConfigOptions.key(key).doubleType().noDefaultValue()).orElse(defaultValue);
    }

    /// Returns the value of an option, or its default.
    default double getDouble(ConfigOption<Double> configOption) {
        return get(configOption);
    }

    /// Returns the value of an option, or the given default.
    default double getDouble(ConfigOption<Double> configOption, double overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets the value of a key.
    default void setDouble(String key, double value) {
        set(ConfigOptions.key(key).doubleType().noDefaultValue(), value);
    }

    /// Sets the value of an option.
    default void setDouble(ConfigOption<Double> key, double value) {
        set(key, value);
    }

    /// Returns the value of an option, or its default.
    default String getString(ConfigOption<String> configOption) {
        return get(configOption);
    }

    /// Returns the value of an option, or the given default.
    default String getString(ConfigOption<String> configOption, String overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets the value of an option.
    default void setString(ConfigOption<String> key, String value) {
        set(key, value);
    }
}
