package dev.millrace.api.config;

import java.time.Duration;

/// Options of checkpoints and savepoints.
public class CheckpointingOptions {

    /// Time between two checkpoint starts; without it there are no checkpoints.
    public static final ConfigOption<Duration> CHECKPOINTING_INTERVAL = ConfigOptions.key(
                    "execution.checkpointing.interval")
            .durationType()
            .noDefaultValue()
            .withDescription("Time between two checkpoint starts; without it there are no checkpoints.");

    /// Time between two checkpoint starts while a source works off its backlog; 0 for no checkpoints.
    public static final ConfigOption<Duration> CHECKPOINTING_INTERVAL_DURING_BACKLOG = ConfigOptions.key(
                    "execution.checkpointing.interval-during-backlog")
            .durationType()
            .noDefaultValue()
            .withDescription(
                    "Time between two checkpoint starts while a source works off its backlog; 0 for no checkpoints.");

    /// What a checkpoint promises about the records around it.
    public static final ConfigOption<CheckpointingMode> CHECKPOINTING_CONSISTENCY_MODE = ConfigOptions.key(
                    "execution.checkpointing.mode")
            .enumType(CheckpointingMode.class)
            .defaultValue(CheckpointingMode.EXACTLY_ONCE)
            .withDescription("What a checkpoint promises about the records around it.");

    /// A checkpoint that takes longer is dropped.
    public static final ConfigOption<Duration> CHECKPOINTING_TIMEOUT = ConfigOptions.key(
                    "execution.checkpointing.timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(10))
            .withDescription("A checkpoint that takes longer is dropped.");

    /// How many checkpoints may be under way at once.
    public static final ConfigOption<Integer> MAX_CONCURRENT_CHECKPOINTS = ConfigOptions.key(
                    "execution.checkpointing.max-concurrent-checkpoints")
            .intType()
            .defaultValue(1)
            .withDescription("How many checkpoints may be under way at once.");

    /// Least time from the end of a checkpoint to the start of the next.
    public static final ConfigOption<Duration> MIN_PAUSE_BETWEEN_CHECKPOINTS = ConfigOptions.key(
                    "execution.checkpointing.min-pause")
            .durationType()
            .defaultValue(Duration.ZERO)
            .withDescription("Least time from the end of a checkpoint to the start of the next.");

    /// How many checkpoints may fail one after another before the job fails.
    public static final ConfigOption<Integer> TOLERABLE_FAILURE_NUMBER = ConfigOptions.key(
                    "execution.checkpointing.tolerable-failed-checkpoints")
            .intType()
            .defaultValue(0)
            .withDescription("How many checkpoints may fail one after another before the job fails.");

    /// What becomes of checkpoints when the job is cancelled.
    public static final ConfigOption<ExternalizedCheckpointRetention> EXTERNALIZED_CHECKPOINT_RETENTION =
            ConfigOptions.key("execution.checkpointing.externalized-checkpoint-retention")
                    .enumType(ExternalizedCheckpointRetention.class)
                    .defaultValue(ExternalizedCheckpointRetention.NO_EXTERNALIZED_CHECKPOINTS)
                    .withDescription("What becomes of checkpoints when the job is cancelled.");

    /// Where checkpoints are kept: jobmanager or filesystem.
    public static final ConfigOption<String> CHECKPOINT_STORAGE = ConfigOptions.key("execution.checkpointing.storage")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("state.checkpoint-storage")
            .withDescription("Where checkpoints are kept: jobmanager or filesystem.");

    /// Directory of checkpoints, as a URI that all workers reach.
    public static final ConfigOption<String> CHECKPOINTS_DIRECTORY = ConfigOptions.key("execution.checkpointing.dir")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("state.checkpoints.dir", "state.backend.fs.checkpointdir")
            .withDescription("Directory of checkpoints, as a URI that all workers reach.");

    /// Directory of savepoints where a command names none.
    public static final ConfigOption<String> SAVEPOINT_DIRECTORY = ConfigOptions.key(
                    "execution.checkpointing.savepoint-dir")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("state.savepoints.dir", "savepoints.state.backend.fs.dir")
            .withDescription("Directory of savepoints where a command names none.");

    /// Whether each job has its own directory in the directory of checkpoints.
    public static final ConfigOption<Boolean> CREATE_CHECKPOINT_SUB_DIR = ConfigOptions.key(
                    "execution.checkpointing.create-subdir")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("state.checkpoints.create-subdir")
            .withDescription("Whether each job has its own directory in the directory of checkpoints.");

    /// How many finished checkpoints are kept.
    public static final ConfigOption<Integer> MAX_RETAINED_CHECKPOINTS = ConfigOptions.key(
                    "execution.checkpointing.num-retained")
            .intType()
            .defaultValue(1)
            .withDeprecatedKeys("state.checkpoints.num-retained")
            .withDescription("How many finished checkpoints are kept.");

    /// Whether checkpoints hold only what changed.
    public static final ConfigOption<Boolean> INCREMENTAL_CHECKPOINTS = ConfigOptions.key(
                    "execution.checkpointing.incremental")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("state.backend.incremental")
            .withDescription("Whether checkpoints hold only what changed.");

    /// Whether files of old checkpoints are deleted in parallel.
    public static final ConfigOption<Boolean> CLEANER_PARALLEL_MODE = ConfigOptions.key(
                    "execution.checkpointing.cleaner.parallel-mode")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("state.checkpoint.cleaner.parallel-mode")
            .withDescription("Whether files of old checkpoints are deleted in parallel.");

    /// State smaller than this goes into the checkpoint's own file.
    public static final ConfigOption<MemorySize> FS_SMALL_FILE_THRESHOLD = ConfigOptions.key(
                    "execution.checkpointing.data-inline-threshold")
            .memoryType()
            .defaultValue(new MemorySize(20 * 1024))
            .withDeprecatedKeys("state.storage.fs.memory-threshold", "state.backend.fs.memory-threshold")
            .withDescription("State smaller than this goes into the checkpoint's own file.");

    /// Bytes gathered before they are written to a file.
    public static final ConfigOption<Integer> FS_WRITE_BUFFER_SIZE = ConfigOptions.key(
                    "execution.checkpointing.write-buffer-size")
            .intType()
            .defaultValue(4096)
            .withDeprecatedKeys("state.storage.fs.write-buffer-size", "state.backend.fs.write-buffer-size")
            .withDescription("Bytes gathered before they are written to a file.");

    /// Whether workers keep a copy of their state on their own disk.
    public static final ConfigOption<Boolean> LOCAL_BACKUP_ENABLED = ConfigOptions.key(
                    "execution.checkpointing.local-backup.enabled")
            .booleanType()
            .defaultValue(false)
            .withFallbackKeys("execution.state-recovery.from-local")
            .withDeprecatedKeys("state.backend.local-recovery")
            .withDescription("Whether workers keep a copy of their state on their own disk.");

    /// Directories of the copies of state that workers keep.
    public static final ConfigOption<String> LOCAL_RECOVERY_TASK_MANAGER_STATE_ROOT_DIRS = ConfigOptions.key(
                    "execution.checkpointing.local-backup.dirs")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("taskmanager.state.local.root-dirs")
            .withDescription("Directories of the copies of state that workers keep.");

    /// Whether barriers overtake records, which then become part of the checkpoint.
    public static final ConfigOption<Boolean> ENABLE_UNALIGNED = ConfigOptions.key(
                    "execution.checkpointing.unaligned.enabled")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("execution.checkpointing.unaligned")
            .withDescription("Whether barriers overtake records, which then become part of the checkpoint.");

    /// How long barriers wait before they overtake records.
    public static final ConfigOption<Duration> ALIGNED_CHECKPOINT_TIMEOUT = ConfigOptions.key(
                    "execution.checkpointing.aligned-checkpoint-timeout")
            .durationType()
            .defaultValue(Duration.ZERO)
            .withDeprecatedKeys("execution.checkpointing.alignment-timeout")
            .withDescription("How long barriers wait before they overtake records.");

    /// Whether barriers overtake records also where a custom partitioner is used.
    public static final ConfigOption<Boolean> FORCE_UNALIGNED = ConfigOptions.key(
                    "execution.checkpointing.unaligned.forced")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether barriers overtake records also where a custom partitioner is used.");

    /// Whether the firing of timers may stop for a checkpoint.
    public static final ConfigOption<Boolean> ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS = ConfigOptions.key(
                    "execution.checkpointing.unaligned.interruptible-timers.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the firing of timers may stop for a checkpoint.");

    /// Whether there are checkpoints after some tasks have ended.
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

    /// How many subtasks share a file for records in flight.
    public static final ConfigOption<Integer> UNALIGNED_MAX_SUBTASKS_PER_CHANNEL_STATE_FILE = ConfigOptions.key(
                    "execution.checkpointing.unaligned.max-subtasks-per-channel-state-file")
            .intType()
            .defaultValue(5)
            .withDescription("How many subtasks share a file for records in flight.");

    /// Whether small files of checkpoints are put together.
    public static final ConfigOption<Boolean> FILE_MERGING_ENABLED = ConfigOptions.key(
                    "execution.checkpointing.file-merging.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether small files of checkpoints are put together.");

    /// Greatest size of a file that small files of checkpoints are put into.
    public static final ConfigOption<MemorySize> FILE_MERGING_MAX_FILE_SIZE = ConfigOptions.key(
                    "execution.checkpointing.file-merging.max-file-size")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(32))
            .withDescription("Greatest size of a file that small files of checkpoints are put into.");

    /// Whether an interval is set and the job does not run in batch mode.
    public static boolean isCheckpointingEnabled(Configuration config) {
        if (config.get(ExecutionOptions.RUNTIME_MODE) == RuntimeExecutionMode.BATCH) return false;
        return config.getOptional(CHECKPOINTING_INTERVAL)
                .filter(interval -> !interval.isZero() && !interval.isNegative())
                .isPresent();
    }

    /// Gives the mode that is set; without checkpoints, records may count twice after a failure.
    public static CheckpointingMode getCheckpointingMode(Configuration config) {
        return isCheckpointingEnabled(config)
                ? config.get(CHECKPOINTING_CONSISTENCY_MODE)
                : CheckpointingMode.AT_LEAST_ONCE;
    }

    /// Whether barriers may overtake records; they never do where records may count twice.
    public static boolean isUnalignedCheckpointEnabled(Configuration config) {
        return getCheckpointingMode(config) == CheckpointingMode.EXACTLY_ONCE && config.get(ENABLE_UNALIGNED);
    }

    /// Whether the firing of timers may stop for a checkpoint.
    public static boolean isUnalignedCheckpointInterruptibleTimersEnabled(Configuration config) {
        return isUnalignedCheckpointEnabled(config) && config.get(ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS);
    }

    public CheckpointingOptions() {}
}
