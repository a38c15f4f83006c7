package dev.millrace.table.api.config;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Defines options of sessions that connectors read.
public final class TableConfigOptions {
    /// Names the time zone of TIMESTAMP_LTZ. The value `default` means the time zone of the system.
    public static final ConfigOption<String> LOCAL_TIME_ZONE = ConfigOptions.key("table.local-time-zone")
            .stringType()
            .defaultValue("default")
            .withDescription("The time zone of the session, for example Europe/Berlin or +02:00.");

    private TableConfigOptions() {}
}
