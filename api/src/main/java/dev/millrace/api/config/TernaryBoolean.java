package dev.millrace.api.config;

import org.jspecify.annotations.Nullable;

/// Represents a boolean that may be undefined.
public enum TernaryBoolean {
    /// The value is true.
    TRUE,
    /// The value is false.
    FALSE,
    /// The value is not set.
    UNDEFINED;

    /// Returns the value, or the default if the value is undefined.
    public boolean getOrDefault(boolean defaultValue) {
        return this == UNDEFINED ? defaultValue : this == TRUE;
    }

    /// Returns the value, or the given value if the value is undefined.
    public boolean resolveUndefined(boolean valueForUndefined) {
        return getOrDefault(valueForUndefined);
    }

    /// Returns the value, or null if the value is undefined.
    public @Nullable Boolean getAsBoolean() {
        return this == UNDEFINED ? null : this == TRUE;
    }

    /// Returns the original value, or the value of the option if the original value is undefined.
    public static TernaryBoolean mergeTernaryBooleanWithConfig(
            TernaryBoolean original, ConfigOption<Boolean> configOption, ReadableConfig config) {
        return original == UNDEFINED
                ? fromBoxedBoolean(config.getOptional(configOption).orElse(null))
                : original;
    }

    /// Converts a boolean.
    public static TernaryBoolean fromBoolean(boolean bool) {
        return bool ? TRUE : FALSE;
    }

    /// Converts a boolean. Null becomes [#UNDEFINED].
    public static TernaryBoolean fromBoxedBoolean(@Nullable Boolean bool) {
        return bool == null ? UNDEFINED : fromBoolean(bool);
    }
}
