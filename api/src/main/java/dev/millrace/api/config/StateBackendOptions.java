package dev.millrace.api.config;

/// Options of where state is kept.
public class StateBackendOptions {

    /// The kind of state tables; hashmap keeps them in memory.
    public static final ConfigOption<String> STATE_BACKEND = ConfigOptions.key("state.backend.type")
            .stringType()
            .defaultValue("hashmap")
            .withDeprecatedKeys("state.backend")
            .withDescription("The kind of state tables; hashmap keeps them in memory.");

    public StateBackendOptions() {}
}
