package dev.millrace.api.config;

/// Takes the values of options.
public interface WritableConfig {

    /// Sets the option's value, replacing an earlier one.
    <T> WritableConfig set(ConfigOption<T> option, T value);
}
