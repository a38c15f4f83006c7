package dev.millrace.api.config;

import java.time.Duration;

/// Defines the options of checkpoints and savepoints.
public class CheckpointingOptions {

    /// The time from one checkpoint start to the next. Without a value the job takes no checkpoints.
    public static final ConfigOption<Duration> CHECKPOINTING_INTERVAL = ConfigOptions.key(
                    "execution.checkpointing.interval")
            .durationType()
            .noDefaultValue()
            .withDescription("The time from one checkpoint start to the next. Without a value the job takes no"
                    + " checkpoints.");

    /// The time from one checkpoint start to the next while a source processes its backlog. 0 stops checkpoints
    /// during that time.
    public static final ConfigOption<Duration> CHECKPOINTING_INTERVAL_DURING_BACKLOG = ConfigOptions.key(
                    "execution.checkpointing.interval-during-backlog")
            .durationType()
            .noDefaultValue()
            .withDescription("The time from one checkpoint start to the next while a source processes its"
                    + " backlog. 0 stops checkpoints during that time.");

    /// Whether records count exactly once or at least once after a restart from a checkpoint.
    public static final ConfigOption<CheckpointingMode> CHECKPOINTING_CONSISTENCY_MODE = ConfigOptions.key(
                    "execution.checkpointing.mode")
            .enumType(CheckpointingMode.class)
            .defaultValue(CheckpointingMode.EXACTLY_ONCE)
            .withDescription("Whether records count exactly once or at least once after a restart from a checkpoint.");

    /// The timeout of a checkpoint. Millrace aborts a checkpoint that takes longer.
    public static final ConfigOption<Duration> CHECKPOINTING_TIMEOUT = ConfigOptions.key(
                    "execution.checkpointing.timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(10))
            .withDescription("Millrace aborts a checkpoint that takes longer.");

    /// The number of checkpoints that may be in progress at the same time.
    public static final ConfigOption<Integer> MAX_CONCURRENT_CHECKPOINTS = ConfigOptions.key(
                    "execution.checkpointing.max-concurrent-checkpoints")
            .intType()
            .defaultValue(1)
            .withDescription("The number of checkpoints that may be in progress at the same time.");

    /// The shortest time from the end of a checkpoint to the start of the next.
    public static final ConfigOption<Duration> MIN_PAUSE_BETWEEN_CHECKPOINTS = ConfigOptions.key(
                    "execution.checkpointing.min-pause")
            .durationType()
            .defaultValue(Duration.ZERO)
            .withDescription("The shortest time from the end of a checkpoint to the start of the next.");

    /// The number of consecutive checkpoints that may fail before the job fails.
    public static final ConfigOption<Integer> TOLERABLE_FAILURE_NUMBER = ConfigOptions.key(
                    "execution.checkpointing.tolerable-failed-checkpoints")
            .intType()
            .defaultValue(0)
            .withDescription("The number of consecutive checkpoints that may fail before the job fails.");

    /// Whether Millrace deletes or keeps the checkpoints of a job that is cancelled.
    public static final ConfigOption<ExternalizedCheckpointRetention> EXTERNALIZED_CHECKPOINT_RETENTION =
            ConfigOptions.key("execution.checkpointing.externalized-checkpoint-retention")
                    .enumType(ExternalizedCheckpointRetention.class)
                    .defaultValue(ExternalizedCheckpointRetention.NO_EXTERNALIZED_CHECKPOINTS)
                    .withDescription("Whether Millrace deletes or keeps the checkpoints of a job that is cancelled.");

    /// The place of checkpoints: jobmanager or filesystem.
    public static final ConfigOption<String> CHECKPOINT_STORAGE = ConfigOptions.key("execution.checkpointing.storage")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("state.checkpoint-storage")
            .withDescription("Where checkpoints are kept: jobmanager or filesystem.");

    /// The directory of checkpoints, as a URI. All workers must reach the directory.
    public static final ConfigOption<String> CHECKPOINTS_DIRECTORY = ConfigOptions.key("execution.checkpointing.dir")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("state.checkpoints.dir", "state.backend.fs.checkpointdir")
            .withDescription("The directory of checkpoints, as a URI. All workers must reach the directory.");

    /// The directory of savepoints for commands that name no directory.
    public static final ConfigOption<String> SAVEPOINT_DIRECTORY = ConfigOptions.key(
                    "execution.checkpointing.savepoint-dir")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("state.savepoints.dir", "savepoints.state.backend.fs.dir")
            .withDescription("The directory of savepoints for commands that name no directory.");

    /// Whether each job has its own directory in the directory of checkpoints.
    public static final ConfigOption<Boolean> CREATE_CHECKPOINT_SUB_DIR = ConfigOptions.key(
                    "execution.checkpointing.create-subdir")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("state.checkpoints.create-subdir")
            .withDescription("Whether each job has its own directory in the directory of checkpoints.");

    /// The number of completed checkpoints that Millrace keeps.
    public static final ConfigOption<Integer> MAX_RETAINED_CHECKPOINTS = ConfigOptions.key(
                    "execution.checkpointing.num-retained")
            .intType()
            .defaultValue(1)
            .withDeprecatedKeys("state.checkpoints.num-retained")
            .withDescription("The number of completed checkpoints that Millrace keeps.");

    /// Whether a checkpoint stores only the state that has changed since the checkpoint before.
    public static final ConfigOption<Boolean> INCREMENTAL_CHECKPOINTS = ConfigOptions.key(
                    "execution.checkpointing.incremental")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("state.backend.incremental")
            .withDescription(
                    "Whether a checkpoint stores only the state that has changed since the checkpoint before.");

    /// Whether Millrace deletes files of old checkpoints in parallel.
    public static final ConfigOption<Boolean> CLEANER_PARALLEL_MODE = ConfigOptions.key(
                    "execution.checkpointing.cleaner.parallel-mode")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("state.checkpoint.cleaner.parallel-mode")
            .withDescription("Whether files of old checkpoints are deleted in parallel.");

    /// The size below which state goes into the checkpoint's own file.
    public static final ConfigOption<MemorySize> FS_SMALL_FILE_THRESHOLD = ConfigOptions.key(
                    "execution.checkpointing.data-inline-threshold")
            .memoryType()
            .defaultValue(new MemorySize(20 * 1024))
            .withDeprecatedKeys("state.storage.fs.memory-threshold", "state.backend.fs.memory-threshold")
            .withDescription("State smaller than this goes into the checkpoint's own file.");

    /// The size in bytes of the buffer for writing a checkpoint file.
    public static final ConfigOption<Integer> FS_WRITE_BUFFER_SIZE = ConfigOptions.key(
                    "execution.checkpointing.write-buffer-size")
            .intType()
            .defaultValue(4096)
            .withDeprecatedKeys("state.storage.fs.write-buffer-size", "state.backend.fs.write-buffer-size")
            .withDescription("Bytes gathered before they are written to a file.");

    /// Whether workers keep a copy of their state on their own disks.
    public static final ConfigOption<Boolean> LOCAL_BACKUP_ENABLED = ConfigOptions.key(
                    "execution.checkpointing.local-backup.enabled")
            .booleanType()
            .defaultValue(false)
            .withFallbackKeys("execution.state-recovery.from-local")
            .withDeprecatedKeys("state.backend.local-recovery")
            .withDescription("Whether workers keep a copy of their state on their own disks.");

    /// The directories in which workers keep copies of their state.
    public static final ConfigOption<String> LOCAL_RECOVERY_TASK_MANAGER_STATE_ROOT_DIRS = ConfigOptions.key(
                    "execution.checkpointing.local-backup.dirs")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("taskmanager.state.local.root-dirs")
            .withDescription("Directories of the copies of state that workers keep.");

    /// Whether barriers overtake records. The overtaken records become part of the checkpoint.
    public static final ConfigOption<Boolean> ENABLE_UNALIGNED = ConfigOptions.key(
                    "execution.checkpointing.unaligned.enabled")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("execution.checkpointing.unaligned")
            .withDescription("Whether barriers overtake records. The overtaken records become part of the checkpoint.");

    /// The time that a barrier waits for alignment before it overtakes records.
    public static final ConfigOption<Duration> ALIGNED_CHECKPOINT_TIMEOUT = ConfigOptions.key(
                    "execution.checkpointing.aligned-checkpoint-timeout")
            .durationType()
            .defaultValue(Duration.ZERO)
            .withDeprecatedKeys("execution.checkpointing.alignment-timeout")
            .withDescription("The time that a barrier waits for alignment before it overtakes records.");

    /// Whether barriers also overtake records that pass a custom partitioner.
    public static final ConfigOption<Boolean> FORCE_UNALIGNED = ConfigOptions.key(
                    "execution.checkpointing.unaligned.forced")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether barriers overtake records also where a custom partitioner is used.");

    /// Whether a checkpoint may interrupt the firing of timers.
    public static final ConfigOption<Boolean> ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS = ConfigOptions.key(
                    "execution.checkpointing.unaligned.interruptible-timers.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the firing of timers may stop for a checkpoint.");

    /// Whether Millrace takes checkpoints after some tasks have ended.
    public static final ConfigOption<Boolean> ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH = ConfigOptions.key(
                    "execution.checkpointing.checkpoints-after-tasks-finish")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("execution.checkpointing.checkpoints-after-tasks-finish.enabled")
            .withDescription("Whether there are checkpoints after some tasks have ended.");

    /// Whether sources wait for the first checkpoint after a start.
    public static final ConfigOption<Boolean> PAUSE_SOURCES_UNTIL_FIRST_CHECKPOINT = ConfigOptions.key(
                    "pipeline.sources.pause-until-first-checkpoint")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether sources wait for the first checkpoint after a start.");

    /// The number of subtasks that share a file for in-flight records.
    public static final ConfigOption<Integer> UNALIGNED_MAX_SUBTASKS_PER_CHANNEL_STATE_FILE = ConfigOptions.key(
                    "execution.checkpointing.unaligned.max-subtasks-per-channel-state-file")
            .intType()
            .defaultValue(5)
            .withDescription("How many subtasks share a file for records in flight.");

    /// Whether Millrace merges small files of checkpoints.
    public static final ConfigOption<Boolean> FILE_MERGING_ENABLED = ConfigOptions.key(
                    "execution.checkpointing.file-merging.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether small files of checkpoints are put together.");

    /// The largest size of a merged file.
    public static final ConfigOption<MemorySize> FILE_MERGING_MAX_FILE_SIZE = ConfigOptions.key(
                    "execution.checkpointing.file-merging.max-file-size")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(32))
            .withDescription("Greatest size of a file that small files of checkpoints are put into.");

    /// Returns whether the interval is positive and the job does not run in batch mode.
    public static boolean isCheckpointingEnabled(Configuration config) {
        if (config.get(ExecutionOptions.RUNTIME_MODE) == RuntimeExecutionMode.BATCH) return false;
        return config.getOptional(CHECKPOINTING_INTERVAL)
                .filter(interval -> !interval.isZero() && !interval.isNegative())
                .isPresent();
    }

    /// Returns the mode that is set, or AT_LEAST_ONCE if the job takes no checkpoints.
    public static CheckpointingMode getCheckpointingMode(Configuration config) {
        return isCheckpointingEnabled(config)
                ? config.get(CHECKPOINTING_CONSISTENCY_MODE)
                : CheckpointingMode.AT_LEAST_ONCE;
    }

    /// Returns whether barriers may overtake records. In mode AT_LEAST_ONCE, barriers never overtake records.
    public static boolean isUnalignedCheckpointEnabled(Configuration config) {
        return getCheckpointingMode(config) == CheckpointingMode.EXACTLY_ONCE && config.get(ENABLE_UNALIGNED);
    }

    /// Returns whether a checkpoint may interrupt the firing of timers.
    public static boolean isUnalignedCheckpointInterruptibleTimersEnabled(Configuration config) {
        return isUnalignedCheckpointEnabled(config) && config.get(ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS);
    }

    public CheckpointingOptions() {}
}
