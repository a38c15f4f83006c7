package dev.millrace.runtime.metric;

import dev.millrace.api.config.Configuration;

/// Identifies a process in metric names.
///
/// @param host the value of `taskmanager.host`
/// @param id the value of `taskmanager.resource-id`
public record ProcessName(String host, String id) {
    /// The name of a process without configuration.
    static final ProcessName UNNAMED = new ProcessName("localhost", "local");

    static ProcessName of(Configuration configuration) {
        return new ProcessName(
                configuration.getString("taskmanager.host", UNNAMED.host),
                configuration.getString("taskmanager.resource-id", UNNAMED.id));
    }
}
