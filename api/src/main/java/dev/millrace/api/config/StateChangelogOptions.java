package dev.millrace.api.config;

/// Options of Flink's changelog for state. Accepted and kept; here snapshots write only what changed in any case.
public class StateChangelogOptions {

    /// Whether changes of state are logged between snapshots.
    public static final ConfigOption<Boolean> ENABLE_STATE_CHANGE_LOG = ConfigOptions.key("state.changelog.enabled")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("state.backend.changelog.enabled")
            .withDescription("Whether changes of state are logged between snapshots.");

    /// Has nothing to hold; the options are static.
    public StateChangelogOptions() {}
}
