package dev.millrace.api.config.legacy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.StateBackendOptions;

/// Keeps state in memory.
public class HashMapStateBackend implements StateBackend {
    private static final long serialVersionUID = 1L;

    public HashMapStateBackend() {}

    @Override
    public void writeTo(Configuration configuration) {
        configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    }
}
