package dev.millrace.runtime.checkpoint;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.MemorySize;
import java.time.Duration;

/// Defines the options for snapshot files that only the engine reads.
final class SnapshotOptions {
    static final ConfigOption<Integer> RETRIES = ConfigOptions.key("millrace.snapshots.retries")
            .intType()
            .defaultValue(3)
            .withDescription(
                    "The number of times that Millrace repeats a failed read or write of a file of a snapshot.");

    static final ConfigOption<Duration> RETRY_DELAY = ConfigOptions.key("millrace.snapshots.retry-delay")
            .durationType()
            .defaultValue(Duration.ofMillis(100))
            .withDescription("The approximate time before the first repetition. Each further delay is twice as long.");

    static final ConfigOption<MemorySize> RESERVE = ConfigOptions.key("millrace.snapshots.reserve")
            .memoryType()
            .defaultValue(MemorySize.ZERO)
            .withDescription("The free space to leave on the volume of the checkpoints. Millrace does not"
                    + " start a checkpoint that would leave less.");

    private SnapshotOptions() {}
}
