package dev.millrace.api.config;

import java.util.Map;
import java.util.Optional;

/// Gives the values of options.
public interface ReadableConfig {

    /// The value set for the option or for one of its fallback keys, else its default; null if there is neither.
    ///
    /// @throws MillraceException if the value cannot be read as the option's type
    <T> T get(ConfigOption<T> option);

    /// The value set for the option or for one of its fallback keys; defaults do not count.
    ///
    /// @throws MillraceException if the value cannot be read as the option's type
    <T> Optional<T> getOptional(ConfigOption<T> option);

    /// All keys with their values as text.
    Map<String, String> toMap();
}
