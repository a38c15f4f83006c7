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

/// How a job wants its checkpoints.
///
/// @param intervalMillis between two; 0 if none are taken by themselves
/// @param backlogIntervalMillis the same while a source works off what it is behind; 0 for none then
/// @param timeoutMillis after which one is given up
/// @param pauseMillis at least this long between the end of one and the beginning of the next
/// @param concurrentMax how many may be under way
/// @param tolerableFailures how many may fail in a row without failing the job
/// @param isExact exactly once rather than at least once
/// @param isOvertaking whether barriers may overtake what is on its way
/// @param overtakeAfterMillis how long they wait before they do
/// @param isIncremental whether only what changed is written, where that is less
/// @param retained how many complete ones are kept
/// @param retention what becomes of them when the job ends
/// @param storing how they are written
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

    /// How files of snapshots are written.
    ///
    /// @param retries how often one is tried again; 0 for never
    /// @param retryDelayMillis before the first time, roughly
    /// @param reserveBytes left free on the volume of the checkpoints
    /// @param copies second ones on this machine
    public record Storing(int retries, long retryDelayMillis, long reserveBytes, LocalCopies.Wishes copies) {
        static Storing of(Configuration configuration) {
            return new Storing(
                    Math.max(0, configuration.get(SnapshotOptions.RETRIES)),
                    configuration.get(SnapshotOptions.RETRY_DELAY).toMillis(),
                    configuration.get(SnapshotOptions.RESERVE).getBytes(),
                    LocalCopies.Wishes.of(configuration));
        }

        /// For all that a job writes and reads of snapshots.
        public Retries retries(Host host, CheckpointStatistics statistics) {
            return new Retries(host, retries, retryDelayMillis, (what, failed) -> {
                statistics.retried();
                LOG.warn("{} is tried again: {}", what, failed.toString());
            });
        }
    }

    /// @param mayRun whether checkpoints make sense; they do not in batch mode
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
        // Unlike in Flink the default is yes: what did not change need not be written again.
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

    /// Whether checkpoints are taken by themselves.
    public boolean isPeriodic() {
        return intervalMillis > 0;
    }
}
