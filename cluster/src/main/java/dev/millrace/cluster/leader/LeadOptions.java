package dev.millrace.cluster.leader;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import java.time.Duration;

/// Defines options of leader election that Flink does not have.
public final class LeadOptions {
    public static final ConfigOption<Duration> LEASE = ConfigOptions.key("high-availability.directory.lease-duration")
            .durationType()
            .defaultValue(Duration.ofSeconds(15))
            .withDescription("With high-availability.type DIRECTORY: the time after which another coordinator"
                    + " replaces a silent leader. An access to the directory must take less than a"
                    + " quarter of this time.");

    private LeadOptions() {}
}
