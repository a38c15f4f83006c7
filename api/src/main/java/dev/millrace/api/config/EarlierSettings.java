package dev.millrace.api.config;

/// How programs of Flink 1.x read and write settings: by methods for each type.
public interface EarlierSettings extends ReadableConfig, WritableConfig {

    /// The value of a key.
    default int getInteger(String key, int defaultValue) {
        return getOptional(ConfigOptions.key(key).intType().noDefaultValue()).orElse(defaultValue);
    }

    /// The value of an option, or its default.
    default int getInteger(ConfigOption<Integer> configOption) {
        return get(configOption);
    }

    /// The value of an option, or the given default.
    default int getInteger(ConfigOption<Integer> configOption, int overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets a key's value.
    default void setInteger(String key, int value) {
        set(ConfigOptions.key(key).intType().noDefaultValue(), value);
    }

    /// Sets an option's value.
    default void setInteger(ConfigOption<Integer> key, int value) {
        set(key, value);
    }

    /// The value of a key.
    default long getLong(String key, long defaultValue) {
        return getOptional(ConfigOptions.key(key).longType().noDefaultValue()).orElse(defaultValue);
    }

    /// The value of an option, or its default.
    default long getLong(ConfigOption<Long> configOption) {
        return get(configOption);
    }

    /// The value of an option, or the given default.
    default long getLong(ConfigOption<Long> configOption, long overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets a key's value.
    default void setLong(String key, long value) {
        set(ConfigOptions.key(key).longType().noDefaultValue(), value);
    }

    /// Sets an option's value.
    default void setLong(ConfigOption<Long> key, long value) {
        set(key, value);
    }

    /// The value of a key.
    default boolean getBoolean(String key, boolean defaultValue) {
        return getOptional(ConfigOptions.key(key).booleanType().noDefaultValue())
                .orElse(defaultValue);
    }

    /// The value of an option, or its default.
    default boolean getBoolean(ConfigOption<Boolean> configOption) {
        return get(configOption);
    }

    /// The value of an option, or the given default.
    default boolean getBoolean(ConfigOption<Boolean> configOption, boolean overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets a key's value.
    default void setBoolean(String key, boolean value) {
        set(ConfigOptions.key(key).booleanType().noDefaultValue(), value);
    }

    /// Sets an option's value.
    default void setBoolean(ConfigOption<Boolean> key, boolean value) {
        set(key, value);
    }

    /// The value of a key.
    default float getFloat(String key, float defaultValue) {
        return getOptional(ConfigOptions.key(key).floatType().noDefaultValue()).orElse(defaultValue);
    }

    /// The value of an option, or its default.
    default float getFloat(ConfigOption<Float> configOption) {
        return get(configOption);
    }

    /// The value of an option, or the given default.
    default float getFloat(ConfigOption<Float> configOption, float overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets a key's value.
    default void setFloat(String key, float value) {
        set(ConfigOptions.key(key).floatType().noDefaultValue(), value);
    }

    /// Sets an option's value.
    default void setFloat(ConfigOption<Float> key, float value) {
        set(key, value);
    }

    /// The value of a key.
    default double getDouble(String key, double defaultValue) {
        return getOptional(ConfigOptions.key(key).doubleType().noDefaultValue()).orElse(defaultValue);
    }

    /// The value of an option, or its default.
    default double getDouble(ConfigOption<Double> configOption) {
        return get(configOption);
    }

    /// The value of an option, or the given default.
    default double getDouble(ConfigOption<Double> configOption, double overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets a key's value.
    default void setDouble(String key, double value) {
        set(ConfigOptions.key(key).doubleType().noDefaultValue(), value);
    }

    /// Sets an option's value.
    default void setDouble(ConfigOption<Double> key, double value) {
        set(key, value);
    }

    /// The value of an option, or its default.
    default String getString(ConfigOption<String> configOption) {
        return get(configOption);
    }

    /// The value of an option, or the given default.
    default String getString(ConfigOption<String> configOption, String overrideDefault) {
        return getOptional(configOption).orElse(overrideDefault);
    }

    /// Sets an option's value.
    default void setString(ConfigOption<String> key, String value) {
        set(key, value);
    }
}
