package dev.millrace.api.config;

import org.jspecify.annotations.Nullable;

/// Yes, no, or not said.
public enum TernaryBoolean {
    /// Yes.
    TRUE,
    /// No.
    FALSE,
    /// Not said.
    UNDEFINED;

    /// The answer, or another where it was not said.
    public boolean getOrDefault(boolean defaultValue) {
        return this == UNDEFINED ? defaultValue : this == TRUE;
    }

    /// This, or an answer where it was not said.
    public boolean resolveUndefined(boolean valueForUndefined) {
        return getOrDefault(valueForUndefined);
    }

    /// The answer, or null where it was not said.
    public @Nullable Boolean getAsBoolean() {
        return this == UNDEFINED ? null : this == TRUE;
    }

    /// What was said, or else what a configuration says.
    public static TernaryBoolean mergeTernaryBooleanWithConfig(
            TernaryBoolean original, ConfigOption<Boolean> configOption, ReadableConfig config) {
        return original == UNDEFINED
                ? fromBoxedBoolean(config.getOptional(configOption).orElse(null))
                : original;
    }

    /// An answer.
    public static TernaryBoolean fromBoolean(boolean bool) {
        return bool ? TRUE : FALSE;
    }

    /// An answer, or null for none.
    public static TernaryBoolean fromBoxedBoolean(@Nullable Boolean bool) {
        return bool == null ? UNDEFINED : fromBoolean(bool);
    }
}
