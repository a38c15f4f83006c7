package dev.millrace.api.config;

import org.jspecify.annotations.Nullable;

/// Describes another key of an option, which applies if the option's own key is not set.
public class FallbackKey {
    private final String key;
    private final boolean isDeprecated;

    private FallbackKey(String key, boolean isDeprecated) {
        this.key = key;
        this.isDeprecated = isDeprecated;
    }

    static FallbackKey createFallbackKey(String key) {
        return new FallbackKey(key, false);
    }

    static FallbackKey createDeprecatedKey(String key) {
        return new FallbackKey(key, true);
    }

    /// Returns the key.
    public String getKey() {
        return key;
    }

    /// Returns whether the key is an old name of the option. Otherwise the key belongs to another option.
    public boolean isDeprecated() {
        return isDeprecated;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FallbackKey that && that.key.equals(key) && that.isDeprecated == isDeprecated;
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + Boolean.hashCode(isDeprecated);
    }

    @Override
    public String toString() {
        return key + (isDeprecated ? " (deprecated)" : "");
    }
}
