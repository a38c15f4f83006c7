package dev.millrace.runtime.checkpoint;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.MemorySize;
import java.time.Duration;

/// Options of how snapshots are written, that only the engine reads.
final class SnapshotOptions {
    static final ConfigOption<Integer> RETRIES = ConfigOptions.key("millrace.snapshots.retries")
            .intType()
            .defaultValue(3)
            .withDescription("How often a file of a snapshot that could not be written or read is tried again.");

    static final ConfigOption<Duration> RETRY_DELAY = ConfigOptions.key("millrace.snapshots.retry-delay")
            .durationType()
            .defaultValue(Duration.ofMillis(100))
            .withDescription("About how long is waited before the first time; each later wait is twice as long.");

    static final ConfigOption<MemorySize> RESERVE = ConfigOptions.key("millrace.snapshots.reserve")
            .memoryType()
            .defaultValue(MemorySize.ZERO)
            .withDescription("How much is left free on the volume of the checkpoints: one that would leave less is not"
                    + " begun.");

    private SnapshotOptions() {}
}
