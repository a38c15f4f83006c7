package dev.millrace.api.config;

/// Defines the options of state backends.
public class StateBackendOptions {

    /// The state backend. With `hashmap`, keyed state is in memory. With `rocksdb`, keyed state that has no room in
    /// memory is on local disks.
    public static final ConfigOption<String> STATE_BACKEND = ConfigOptions.key("state.backend.type")
            .stringType()
            .defaultValue("hashmap")
            .withDeprecatedKeys("state.backend")
            .withDescription("Where keyed state is kept. With hashmap, keyed state is in memory. With rocksdb,"
                    + " keyed state that has no room in memory is on local disks.");

    public StateBackendOptions() {}
}
