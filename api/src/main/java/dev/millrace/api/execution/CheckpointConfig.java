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

/// Stores the settings of a job's checkpoints as options. Not thread-safe.
public class CheckpointConfig implements Serializable {
    private static final long serialVersionUID = 1L;

    /// The smallest interval. A shorter interval would leave no time for other work.
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

    /// Creates settings that read and write a configuration.
    ///
    /// @param configuration the configuration, which is not copied; setters change it
    public CheckpointConfig(Configuration configuration) {
        this.configuration = configuration;
    }

    /// Creates a copy of other settings.
    public CheckpointConfig(CheckpointConfig checkpointConfig) {
        this(new Configuration(checkpointConfig.configuration));
    }

    /// Turns checkpoints off by removing the interval.
    public void disableCheckpointing() {
        configuration.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
    }

    /// Returns whether the interval is positive and the job does not run in batch mode.
    public boolean isCheckpointingEnabled() {
        return CheckpointingOptions.isCheckpointingEnabled(configuration);
    }

    /// Returns the processing guarantee of checkpoints.
    public CheckpointingMode getCheckpointingConsistencyMode() {
        return configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE);
    }

    /// Sets the processing guarantee of checkpoints.
    public void setCheckpointingConsistencyMode(CheckpointingMode checkpointingMode) {
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, checkpointingMode);
    }

    /// Returns the same as [#getCheckpointingConsistencyMode].
    public CheckpointingMode getCheckpointingMode() {
        return getCheckpointingConsistencyMode();
    }

    /// Same as [#setCheckpointingConsistencyMode].
    public void setCheckpointingMode(CheckpointingMode checkpointingMode) {
        setCheckpointingConsistencyMode(checkpointingMode);
    }

    /// Returns the milliseconds between two checkpoint starts; -1 if the job takes no checkpoints.
    public long getCheckpointInterval() {
        return configuration
                .getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL)
                .map(Duration::toMillis)
                .orElse(-1L);
    }

    /// Sets the time between two checkpoint starts.
    ///
    /// @param checkpointInterval milliseconds, at least 10
    /// @throws IllegalArgumentException if the interval is less than 10
    public void setCheckpointInterval(long checkpointInterval) {
        checkAtLeast("the checkpoint interval", checkpointInterval, INTERVAL_MILLIS_MIN);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(checkpointInterval));
    }

    /// Returns the milliseconds between two checkpoint starts while a source processes its backlog.
    public long getCheckpointIntervalDuringBacklog() {
        return configuration
                .getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG)
                .map(Duration::toMillis)
                .orElseGet(this::getCheckpointInterval);
    }

    /// Sets the time between two checkpoint starts while a source processes its backlog.
    ///
    /// @param checkpointInterval milliseconds, at least 10; 0 takes no checkpoints during the backlog
    /// @throws IllegalArgumentException if the interval is less than 10 and not 0
    public void setCheckpointIntervalDuringBacklog(long checkpointInterval) {
        if (checkpointInterval != 0) {
            checkAtLeast("the checkpoint interval during backlog", checkpointInterval, INTERVAL_MILLIS_MIN);
        }
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG, Duration.ofMillis(checkpointInterval));
    }

    /// Returns the milliseconds after which Millrace aborts a checkpoint.
    public long getCheckpointTimeout() {
        return configuration.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT).toMillis();
    }

    /// Sets the time after which Millrace aborts a checkpoint.
    ///
    /// @param checkpointTimeout milliseconds, at least 10
    /// @throws IllegalArgumentException if the timeout is less than 10
    public void setCheckpointTimeout(long checkpointTimeout) {
        checkAtLeast("the checkpoint timeout", checkpointTimeout, INTERVAL_MILLIS_MIN);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(checkpointTimeout));
    }

    /// Returns the smallest number of milliseconds from the end of a checkpoint to the start of the next.
    public long getMinPauseBetweenCheckpoints() {
        return configuration
                .get(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS)
                .toMillis();
    }

    /// Sets the smallest time from the end of a checkpoint to the start of the next.
    ///
    /// @param minPauseBetweenCheckpoints milliseconds, 0 or more
    /// @throws IllegalArgumentException if the pause is negative
    public void setMinPauseBetweenCheckpoints(long minPauseBetweenCheckpoints) {
        checkAtLeast("the pause between checkpoints", minPauseBetweenCheckpoints, 0);
        configuration.set(
                CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(minPauseBetweenCheckpoints));
    }

    /// Returns the number of checkpoints that may be in progress at the same time.
    public int getMaxConcurrentCheckpoints() {
        return configuration.get(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS);
    }

    /// Sets the number of checkpoints that may be in progress at the same time.
    ///
    /// @throws IllegalArgumentException if the number is not positive
    public void setMaxConcurrentCheckpoints(int maxConcurrentCheckpoints) {
        checkAtLeast("the number of checkpoints at once", maxConcurrentCheckpoints, 1);
        configuration.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, maxConcurrentCheckpoints);
    }

    /// Returns the number of consecutive checkpoints that may fail before the job fails.
    public int getTolerableCheckpointFailureNumber() {
        return configuration.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER);
    }

    /// Sets the number of consecutive checkpoints that may fail before the job fails.
    ///
    /// @throws IllegalArgumentException if the number is negative
    public void setTolerableCheckpointFailureNumber(int tolerableCheckpointFailureNumber) {
        checkAtLeast("the number of failures to tolerate", tolerableCheckpointFailureNumber, 0);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, tolerableCheckpointFailureNumber);
    }

    /// Returns whether Millrace keeps the checkpoints of a job that ends.
    public ExternalizedCheckpointRetention getExternalizedCheckpointRetention() {
        return configuration.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION);
    }

    /// Sets whether Millrace keeps the checkpoints of a job that ends.
    public void setExternalizedCheckpointRetention(ExternalizedCheckpointRetention retention) {
        configuration.set(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION, retention);
    }

    /// Same as [#setExternalizedCheckpointRetention], for programs of Flink 1.x.
    public void setExternalizedCheckpointCleanup(ExternalizedCheckpointRetention cleanup) {
        setExternalizedCheckpointRetention(cleanup);
    }

    /// Same as [#setExternalizedCheckpointRetention], for programs of Flink 1.x.
    public void enableExternalizedCheckpoints(ExternalizedCheckpointRetention cleanup) {
        setExternalizedCheckpointRetention(cleanup);
    }

    /// Returns the same as [#getExternalizedCheckpointRetention], for programs of Flink 1.x.
    public ExternalizedCheckpointRetention getExternalizedCheckpointCleanup() {
        return getExternalizedCheckpointRetention();
    }

    /// Sets the directory of checkpoints, for programs of Flink 1.x.
    public void setCheckpointStorage(String checkpointDirectory) {
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpointDirectory);
    }

    /// Sets the directory of checkpoints, for programs of Flink 1.x.
    public void setCheckpointStorage(URI checkpointDirectory) {
        setCheckpointStorage(checkpointDirectory.toString());
    }

    /// Sets whether a failed checkpoint fails the job, for programs of Flink 1.x.
    public void setFailOnCheckpointingErrors(boolean failOnCheckpointingErrors) {
        setTolerableCheckpointFailureNumber(failOnCheckpointingErrors ? 0 : Integer.MAX_VALUE);
    }

    /// Returns whether the first failed checkpoint fails the job, for programs of Flink 1.x.
    public boolean isFailOnCheckpointingErrors() {
        return getTolerableCheckpointFailureNumber() == 0;
    }

    /// Returns whether Millrace may keep checkpoints after the end of the job.
    public boolean isExternalizedCheckpointsEnabled() {
        return getExternalizedCheckpointRetention() != ExternalizedCheckpointRetention.NO_EXTERNALIZED_CHECKPOINTS;
    }

    /// Lets barriers overtake records. The overtaken records become part of the checkpoint.
    public void enableUnalignedCheckpoints() {
        enableUnalignedCheckpoints(true);
    }

    /// Sets whether barriers overtake records. The overtaken records become part of the checkpoint.
    public void enableUnalignedCheckpoints(boolean enabled) {
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, enabled);
    }

    /// Returns whether barriers overtake records. In mode AT_LEAST_ONCE, barriers never overtake records.
    public boolean isUnalignedCheckpointsEnabled() {
        return configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE) == CheckpointingMode.EXACTLY_ONCE
                && configuration.get(CheckpointingOptions.ENABLE_UNALIGNED);
    }

    /// Sets whether a checkpoint may interrupt the firing of timers.
    public void enableUnalignedCheckpointsInterruptibleTimers(boolean enabled) {
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS, enabled);
    }

    /// Returns whether a checkpoint may interrupt the firing of timers.
    public boolean isUnalignedCheckpointsInterruptibleTimersEnabled() {
        return configuration.get(CheckpointingOptions.ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS);
    }

    /// Returns whether barriers also overtake records that pass a custom partitioner.
    public boolean isForceUnalignedCheckpoints() {
        return configuration.get(CheckpointingOptions.FORCE_UNALIGNED);
    }

    /// Sets whether barriers also overtake records that pass a custom partitioner.
    public void setForceUnalignedCheckpoints(boolean forceUnalignedCheckpoints) {
        configuration.set(CheckpointingOptions.FORCE_UNALIGNED, forceUnalignedCheckpoints);
    }

    /// Returns the time that a barrier waits for alignment before it overtakes records.
    public Duration getAlignedCheckpointTimeout() {
        return configuration.get(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT);
    }

    /// Sets the time that a barrier waits for alignment before it overtakes records.
    public void setAlignedCheckpointTimeout(Duration alignedCheckpointTimeout) {
        configuration.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, alignedCheckpointTimeout);
    }

    /// Returns the number of subtasks that share a file for in-flight records.
    public int getMaxSubtasksPerChannelStateFile() {
        return configuration.get(CheckpointingOptions.UNALIGNED_MAX_SUBTASKS_PER_CHANNEL_STATE_FILE);
    }

    /// Sets the number of subtasks that share a file for in-flight records.
    ///
    /// @throws IllegalArgumentException if the number is not positive
    public void setMaxSubtasksPerChannelStateFile(int maxSubtasksPerChannelStateFile) {
        checkAtLeast("the number of subtasks for each file", maxSubtasksPerChannelStateFile, 1);
        configuration.set(
                CheckpointingOptions.UNALIGNED_MAX_SUBTASKS_PER_CHANNEL_STATE_FILE, maxSubtasksPerChannelStateFile);
    }

    /// Returns whether sources wait for the first checkpoint after a start.
    public boolean isPauseSourcesUntilFirstCheckpoint() {
        return configuration.get(CheckpointingOptions.PAUSE_SOURCES_UNTIL_FIRST_CHECKPOINT);
    }

    /// Sets whether sources wait for the first checkpoint after a start.
    public void setPauseSourcesUntilFirstCheckpoint(boolean pauseSourcesUntilFirstCheckpoint) {
        configuration.set(CheckpointingOptions.PAUSE_SOURCES_UNTIL_FIRST_CHECKPOINT, pauseSourcesUntilFirstCheckpoint);
    }

    /// Sets the number of the checkpoint whose in-flight records are dropped when a job starts from it; -1
    /// for none.
    public void setCheckpointIdOfIgnoredInFlightData(long checkpointIdOfIgnoredInFlightData) {
        configuration.set(
                StateRecoveryOptions.CHECKPOINT_ID_OF_IGNORED_IN_FLIGHT_DATA, checkpointIdOfIgnoredInFlightData);
    }

    /// Returns the number of the checkpoint whose in-flight records are dropped when a job starts from it; -1
    /// for none.
    public long getCheckpointIdOfIgnoredInFlightData() {
        return configuration.get(StateRecoveryOptions.CHECKPOINT_ID_OF_IGNORED_IN_FLIGHT_DATA);
    }

    /// Copies the options of checkpoints that are set in a configuration.
    public void configure(ReadableConfig from) {
        for (ConfigOption<?> option : OPTIONS) copy(from, option);
    }

    private <T> void copy(ReadableConfig from, ConfigOption<T> option) {
        from.getOptional(option).ifPresent(value -> configuration.set(option, value));
    }

    /// Returns a copy of the settings as options.
    public Configuration toConfiguration() {
        return new Configuration(configuration);
    }

    private static void checkAtLeast(String setting, long value, long least) {
        if (value >= least) return;
        throw ExecutionFaults.CHECKPOINT_SETTING
                .argument("%s has the value %d.", setting, value)
                .why("The value must be at least %d.", least)
                .fix("Set a greater value.");
    }
}
