package dev.millrace.runtime.checkpoint;

import dev.millrace.api.config.CheckpointingMode;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.base.host.Host;
import dev.millrace.state.storage.Retries;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the checkpoint settings of a job. Immutable.
///
/// @param intervalMillis the time between two checkpoints; 0 for no periodic checkpoints
/// @param backlogIntervalMillis the time between two checkpoints while a source processes a backlog; 0 for none in
/// that phase
/// @param timeoutMillis the time after which a checkpoint is aborted
/// @param pauseMillis the minimum time from the end of one checkpoint to the start of the next
/// @param concurrentMax the maximum number of concurrent checkpoints
/// @param tolerableFailures the number of consecutive failed checkpoints that do not fail the job
/// @param isExact true for exactly once, false for at least once
/// @param isOvertaking true for unaligned checkpoints, where barriers overtake records
/// @param overtakeAfterMillis how long barriers wait for alignment before they overtake records
/// @param isIncremental true if checkpoints contain only changes where that is less
/// @param retained the number of complete checkpoints that are kept
/// @param retention what happens to checkpoints when the job ends
/// @param storing how files are written
public record CheckpointSettings(
        long intervalMillis,
        long backlogIntervalMillis,
        long timeoutMillis,
        long pauseMillis,
        int concurrentMax,
        int tolerableFailures,
        boolean isExact,
        boolean isOvertaking,
        long overtakeAfterMillis,
        boolean isIncremental,
        int retained,
        ExternalizedCheckpointRetention retention,
        Storing storing) {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointSettings.class);

    /// Describes how snapshot files are written.
    ///
    /// @param retries the number of retries for a file; 0 for none
    /// @param retryDelayMillis the approximate delay before the first retry
    /// @param reserveBytes the space that must stay free on the volume of the checkpoints
    /// @param copies the settings for local copies
    public record Storing(int retries, long retryDelayMillis, long reserveBytes, LocalCopies.Wishes copies) {
        static Storing of(Configuration configuration) {
            return new Storing(
                    Math.max(0, configuration.get(SnapshotOptions.RETRIES)),
                    configuration.get(SnapshotOptions.RETRY_DELAY).toMillis(),
                    configuration.get(SnapshotOptions.RESERVE).getBytes(),
                    LocalCopies.Wishes.of(configuration));
        }

        /// Returns the retry policy for all snapshot files that a job writes or reads.
        public Retries retries(Host host, CheckpointStatistics statistics) {
            return new Retries(host, retries, retryDelayMillis, (what, failed) -> {
                statistics.retried();
                LOG.warn("Retrying {}: {}", what, failed.toString());
            });
        }
    }

    /// Reads the settings from a configuration.
    ///
    /// @param mayRun false in batch mode, which has no checkpoints
    public static CheckpointSettings of(Configuration configuration, boolean mayRun) {
        long interval = mayRun && CheckpointingOptions.isCheckpointingEnabled(configuration)
                ? configuration.get(CheckpointingOptions.CHECKPOINTING_INTERVAL).toMillis()
                : 0;
        boolean isExact = configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE)
                == CheckpointingMode.EXACTLY_ONCE;
        boolean isOvertaking = isExact && configuration.get(CheckpointingOptions.ENABLE_UNALIGNED);
        boolean isAlone = isOvertaking
                || !configuration
                        .get(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS)
                        .isZero();
        Duration pause = configuration.get(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS);
        // Unlike in Flink, checkpoints are incremental by default.
        Optional<Boolean> incremental = configuration.getOptional(CheckpointingOptions.INCREMENTAL_CHECKPOINTS);
        return new CheckpointSettings(
                interval,
                configuration
                        .getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG)
                        .map(Duration::toMillis)
                        .orElse(interval),
                configuration.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT).toMillis(),
                pause.toMillis(),
                isAlone ? 1 : configuration.get(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS),
                configuration.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER),
                isExact,
                isOvertaking,
                configuration
                        .get(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT)
                        .toMillis(),
                incremental.orElse(true),
                configuration.get(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS),
                configuration.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION),
                Storing.of(configuration));
    }

    /// Returns whether the job takes periodic checkpoints.
    public boolean isPeriodic() {
        return intervalMillis > 0;
    }
}
