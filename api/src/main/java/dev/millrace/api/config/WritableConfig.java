package dev.millrace.api.config;

/// Stores the values of options.
public interface WritableConfig {

    /// Sets the value of the option and replaces an earlier value.
    <T> WritableConfig set(ConfigOption<T> option, T value);
}
