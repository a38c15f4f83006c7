package dev.millrace.api.config.legacy;

import dev.millrace.api.config.Configuration;
import java.io.Serializable;

/// Where programs of Flink 1.x want their state. New programs set [dev.millrace.api.config.StateBackendOptions].
public interface StateBackend extends Serializable {

    /// Writes the wish down as options.
    void writeTo(Configuration configuration);
}
