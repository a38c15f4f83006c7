package dev.millrace.api.config;

/// Defines the options of Flink's state changelog. The options have no effect: snapshots always write only changes.
public class StateChangelogOptions {

    /// Whether Flink logs changes of state between snapshots.
    public static final ConfigOption<Boolean> ENABLE_STATE_CHANGE_LOG = ConfigOptions.key("state.changelog.enabled")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("state.backend.changelog.enabled")
            .withDescription("Whether changes of state are logged between snapshots.");

    /// Creates an instance without use; all options are constants.
    public StateChangelogOptions() {}
}
