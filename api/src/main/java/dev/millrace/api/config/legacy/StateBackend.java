package dev.millrace.api.config.legacy;

import dev.millrace.api.config.Configuration;
import java.io.Serializable;

/// Chooses the place of state for programs of Flink 1.x.
/// New programs set [dev.millrace.api.config.StateBackendOptions].
public interface StateBackend extends Serializable {

    /// Writes the choice into a configuration.
    void writeTo(Configuration configuration);
}
