package dev.millrace.api.config;

import java.util.Map;
import java.util.Optional;

/// Returns the values of options.
public interface ReadableConfig {

    /// Returns the value of the option or of its first fallback key that is set, otherwise the default; null
    /// without a default.
    ///
    /// @throws IllegalArgumentException if the value cannot be read as the option's type
    <T> T get(ConfigOption<T> option);

    /// Returns the value of the option or of its first fallback key that is set. Defaults do not count.
    ///
    /// @throws IllegalArgumentException if the value cannot be read as the option's type
    <T> Optional<T> getOptional(ConfigOption<T> option);

    /// Returns all keys with their values as text.
    Map<String, String> toMap();
}
