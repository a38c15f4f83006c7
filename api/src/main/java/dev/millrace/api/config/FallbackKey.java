package dev.millrace.api.config;

import org.jspecify.annotations.Nullable;

/// Another key under which an option's value is looked for.
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

    public String getKey() {
        return key;
    }

    /// Whether the key is an old name, rather than another option that serves as well.
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
