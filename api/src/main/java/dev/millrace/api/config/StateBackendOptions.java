package dev.millrace.api.config;

/// Options of where state is kept.
public class StateBackendOptions {

    /// Where keyed state is kept: `hashmap` for memory alone, `rocksdb` for local disks too, where there is no room
    /// in memory.
    public static final ConfigOption<String> STATE_BACKEND = ConfigOptions.key("state.backend.type")
            .stringType()
            .defaultValue("hashmap")
            .withDeprecatedKeys("state.backend")
            .withDescription("Where keyed state is kept. With hashmap, keyed state is in memory. With rocksdb,"
                    + " keyed state that has no room in memory is on local disks.");

    public StateBackendOptions() {}
}
