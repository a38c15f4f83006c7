package dev.millrace.api.execution;

import dev.millrace.api.config.CheckpointingMode;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.StateRecoveryOptions;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The settings of a job's checkpoints, kept as options.
public class CheckpointConfig implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Less would leave no time for anything else.
    private static final long INTERVAL_MILLIS_MIN = 10;

    private static final List<ConfigOption<?>> OPTIONS = List.of(
            CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
            CheckpointingOptions.CHECKPOINTING_INTERVAL,
            CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG,
            CheckpointingOptions.CHECKPOINTING_TIMEOUT,
            CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS,
            CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
            CheckpointingOptions.TOLERABLE_FAILURE_NUMBER,
            CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
            CheckpointingOptions.ENABLE_UNALIGNED,
            CheckpointingOptions.ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS,
            CheckpointingOptions.FORCE_UNALIGNED,
            CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT,
            CheckpointingOptions.UNALIGNED_MAX_SUBTASKS_PER_CHANNEL_STATE_FILE,
            CheckpointingOptions.PAUSE_SOURCES_UNTIL_FIRST_CHECKPOINT,
            CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH,
            CheckpointingOptions.CHECKPOINT_STORAGE,
            CheckpointingOptions.CHECKPOINTS_DIRECTORY,
            StateRecoveryOptions.CHECKPOINT_ID_OF_IGNORED_IN_FLIGHT_DATA);

    private final Configuration configuration;

    public CheckpointConfig() {
        this(new Configuration());
    }

    /// @param configuration written to by the setters, not copied
    public CheckpointConfig(Configuration configuration) {
        this.configuration = configuration;
    }

    /// A copy.
    public CheckpointConfig(CheckpointConfig checkpointConfig) {
        this(new Configuration(checkpointConfig.configuration));
    }

    public void disableCheckpointing() {
        configuration.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
    }

    public boolean isCheckpointingEnabled() {
        return CheckpointingOptions.isCheckpointingEnabled(configuration);
    }

    /// What a checkpoint promises about the records around it.
    public CheckpointingMode getCheckpointingConsistencyMode() {
        return configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE);
    }

    public void setCheckpointingConsistencyMode(CheckpointingMode checkpointingMode) {
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, checkpointingMode);
    }

    /// As [#getCheckpointingConsistencyMode].
    public CheckpointingMode getCheckpointingMode() {
        return getCheckpointingConsistencyMode();
    }

    /// As [#setCheckpointingConsistencyMode].
    public void setCheckpointingMode(CheckpointingMode checkpointingMode) {
        setCheckpointingConsistencyMode(checkpointingMode);
    }

    /// Milliseconds between two checkpoint starts; -1 if there are no checkpoints.
    public long getCheckpointInterval() {
        return configuration
                .getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL)
                .map(Duration::toMillis)
                .orElse(-1L);
    }

    /// @param checkpointInterval milliseconds, at least 10
    /// @throws IllegalArgumentException if it is less
    public void setCheckpointInterval(long checkpointInterval) {
        checkAtLeast("the checkpoint interval", checkpointInterval, INTERVAL_MILLIS_MIN);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(checkpointInterval));
    }

    /// Milliseconds between two checkpoint starts while a source works off its backlog.
    public long getCheckpointIntervalDuringBacklog() {
        return configuration
                .getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG)
                .map(Duration::toMillis)
                .orElseGet(this::getCheckpointInterval);
    }

    /// @param checkpointInterval milliseconds, at least 10, or 0 for no checkpoints meanwhile
    /// @throws IllegalArgumentException if it is anything else
    public void setCheckpointIntervalDuringBacklog(long checkpointInterval) {
        if (checkpointInterval != 0) {
            checkAtLeast("the checkpoint interval during backlog", checkpointInterval, INTERVAL_MILLIS_MIN);
        }
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG, Duration.ofMillis(checkpointInterval));
    }

    /// Milliseconds after which a checkpoint is dropped.
    public long getCheckpointTimeout() {
        return configuration.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT).toMillis();
    }

    /// @param checkpointTimeout milliseconds, at least 10
    /// @throws IllegalArgumentException if it is less
    public void setCheckpointTimeout(long checkpointTimeout) {
        checkAtLeast("the checkpoint timeout", checkpointTimeout, INTERVAL_MILLIS_MIN);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(checkpointTimeout));
    }

    /// Milliseconds from the end of a checkpoint to the start of the next, at least.
    public long getMinPauseBetweenCheckpoints() {
        return configuration
                .get(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS)
                .toMillis();
    }

    /// @param minPauseBetweenCheckpoints milliseconds
    /// @throws IllegalArgumentException if it is negative
    public void setMinPauseBetweenCheckpoints(long minPauseBetweenCheckpoints) {
        checkAtLeast("the pause between checkpoints", minPauseBetweenCheckpoints, 0);
        configuration.set(
                CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(minPauseBetweenCheckpoints));
    }

    public int getMaxConcurrentCheckpoints() {
        return configuration.get(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS);
    }

    /// @throws IllegalArgumentException if it is not positive
    public void setMaxConcurrentCheckpoints(int maxConcurrentCheckpoints) {
        checkAtLeast("the number of checkpoints at once", maxConcurrentCheckpoints, 1);
        configuration.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, maxConcurrentCheckpoints);
    }

    /// How many checkpoints may fail one after another before the job does.
    public int getTolerableCheckpointFailureNumber() {
        return configuration.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER);
    }

    /// @throws IllegalArgumentException if it is negative
    public void setTolerableCheckpointFailureNumber(int tolerableCheckpointFailureNumber) {
        checkAtLeast("the number of failures to tolerate", tolerableCheckpointFailureNumber, 0);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, tolerableCheckpointFailureNumber);
    }

    /// What becomes of checkpoints when the job is cancelled.
    public ExternalizedCheckpointRetention getExternalizedCheckpointRetention() {
        return configuration.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION);
    }

    public void setExternalizedCheckpointRetention(ExternalizedCheckpointRetention retention) {
        configuration.set(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION, retention);
    }

    /// The same as [#setExternalizedCheckpointRetention], for programs of Flink 1.x.
    public void setExternalizedCheckpointCleanup(ExternalizedCheckpointRetention cleanup) {
        setExternalizedCheckpointRetention(cleanup);
    }

    /// The same as [#setExternalizedCheckpointRetention], for programs of Flink 1.x.
    public void enableExternalizedCheckpoints(ExternalizedCheckpointRetention cleanup) {
        setExternalizedCheckpointRetention(cleanup);
    }

    /// The same as [#getExternalizedCheckpointRetention], for programs of Flink 1.x.
    public ExternalizedCheckpointRetention getExternalizedCheckpointCleanup() {
        return getExternalizedCheckpointRetention();
    }

    /// Keeps checkpoints in this directory, for programs of Flink 1.x.
    public void setCheckpointStorage(String checkpointDirectory) {
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpointDirectory);
    }

    /// Keeps checkpoints in this directory, for programs of Flink 1.x.
    public void setCheckpointStorage(URI checkpointDirectory) {
        setCheckpointStorage(checkpointDirectory.toString());
    }

    /// For programs of Flink 1.x: whether a checkpoint that fails lets the job fail.
    public void setFailOnCheckpointingErrors(boolean failOnCheckpointingErrors) {
        setTolerableCheckpointFailureNumber(failOnCheckpointingErrors ? 0 : Integer.MAX_VALUE);
    }

    public boolean isFailOnCheckpointingErrors() {
        return getTolerableCheckpointFailureNumber() == 0;
    }

    public boolean isExternalizedCheckpointsEnabled() {
        return getExternalizedCheckpointRetention() != ExternalizedCheckpointRetention.NO_EXTERNALIZED_CHECKPOINTS;
    }

    public void enableUnalignedCheckpoints() {
        enableUnalignedCheckpoints(true);
    }

    /// Whether barriers overtake records, which then become part of the checkpoint.
    public void enableUnalignedCheckpoints(boolean enabled) {
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, enabled);
    }

    public boolean isUnalignedCheckpointsEnabled() {
        return configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE) == CheckpointingMode.EXACTLY_ONCE
                && configuration.get(CheckpointingOptions.ENABLE_UNALIGNED);
    }

    /// Whether the firing of timers may stop for a checkpoint.
    public void enableUnalignedCheckpointsInterruptibleTimers(boolean enabled) {
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS, enabled);
    }

    public boolean isUnalignedCheckpointsInterruptibleTimersEnabled() {
        return configuration.get(CheckpointingOptions.ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS);
    }

    /// Whether barriers overtake records also where a custom partitioner is used.
    public boolean isForceUnalignedCheckpoints() {
        return configuration.get(CheckpointingOptions.FORCE_UNALIGNED);
    }

    public void setForceUnalignedCheckpoints(boolean forceUnalignedCheckpoints) {
        configuration.set(CheckpointingOptions.FORCE_UNALIGNED, forceUnalignedCheckpoints);
    }

    /// How long barriers wait before they overtake records.
    public Duration getAlignedCheckpointTimeout() {
        return configuration.get(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT);
    }

    public void setAlignedCheckpointTimeout(Duration alignedCheckpointTimeout) {
        configuration.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, alignedCheckpointTimeout);
    }

    /// How many subtasks share a file for records in flight.
    public int getMaxSubtasksPerChannelStateFile() {
        return configuration.get(CheckpointingOptions.UNALIGNED_MAX_SUBTASKS_PER_CHANNEL_STATE_FILE);
    }

    public void setMaxSubtasksPerChannelStateFile(int maxSubtasksPerChannelStateFile) {
        checkAtLeast("the number of subtasks for each file", maxSubtasksPerChannelStateFile, 1);
        configuration.set(
                CheckpointingOptions.UNALIGNED_MAX_SUBTASKS_PER_CHANNEL_STATE_FILE, maxSubtasksPerChannelStateFile);
    }

    /// Whether sources wait for the first checkpoint after a start.
    public boolean isPauseSourcesUntilFirstCheckpoint() {
        return configuration.get(CheckpointingOptions.PAUSE_SOURCES_UNTIL_FIRST_CHECKPOINT);
    }

    public void setPauseSourcesUntilFirstCheckpoint(boolean pauseSourcesUntilFirstCheckpoint) {
        configuration.set(CheckpointingOptions.PAUSE_SOURCES_UNTIL_FIRST_CHECKPOINT, pauseSourcesUntilFirstCheckpoint);
    }

    /// The checkpoint whose records under way are dropped when a job starts from it; -1 for none.
    public void setCheckpointIdOfIgnoredInFlightData(long checkpointIdOfIgnoredInFlightData) {
        configuration.set(
                StateRecoveryOptions.CHECKPOINT_ID_OF_IGNORED_IN_FLIGHT_DATA, checkpointIdOfIgnoredInFlightData);
    }

    /// The checkpoint whose records under way are dropped when a job starts from it; -1 for none.
    public long getCheckpointIdOfIgnoredInFlightData() {
        return configuration.get(StateRecoveryOptions.CHECKPOINT_ID_OF_IGNORED_IN_FLIGHT_DATA);
    }

    /// Takes over what the configuration says of checkpoints.
    public void configure(ReadableConfig from) {
        for (ConfigOption<?> option : OPTIONS) copy(from, option);
    }

    private <T> void copy(ReadableConfig from, ConfigOption<T> option) {
        from.getOptional(option).ifPresent(value -> configuration.set(option, value));
    }

    /// A copy of the settings as options.
    public Configuration toConfiguration() {
        return new Configuration(configuration);
    }

    private static void checkAtLeast(String setting, long value, long least) {
        if (value >= least) return;
        throw ExecutionFaults.CHECKPOINT_SETTING
                .argument("%s was set to %d", setting, value)
                .why("it must be at least %d", least)
                .fix("give a greater value");
    }
}
