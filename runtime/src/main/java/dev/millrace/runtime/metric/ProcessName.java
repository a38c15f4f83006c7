package dev.millrace.runtime.metric;

import dev.millrace.api.config.Configuration;

/// What a process is called in the names of metrics.
///
/// @param host `taskmanager.host`
/// @param id `taskmanager.resource-id`
public record ProcessName(String host, String id) {
    /// A process that nobody named.
    static final ProcessName UNNAMED = new ProcessName("localhost", "local");

    static ProcessName of(Configuration configuration) {
        return new ProcessName(
                configuration.getString("taskmanager.host", UNNAMED.host),
                configuration.getString("taskmanager.resource-id", UNNAMED.id));
    }
}
