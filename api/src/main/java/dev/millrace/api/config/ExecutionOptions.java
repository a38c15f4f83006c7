package dev.millrace.api.config;

import java.time.Duration;

/// Defines the options of the execution of a job.
public class ExecutionOptions {

    /// The timeout with which Millrace sends a batch only when the batch is full.
    public static final long DISABLED_NETWORK_BUFFER_TIMEOUT = -1L;

    /// The timeout with which Millrace sends each record at once.
    public static final long FLUSH_AFTER_EVERY_RECORD = 0L;

    /// Whether the job runs as a streaming job or as a batch job. AUTOMATIC chooses batch if all sources are bounded.
    public static final ConfigOption<RuntimeExecutionMode> RUNTIME_MODE = ConfigOptions.key("execution.runtime-mode")
            .enumType(RuntimeExecutionMode.class)
            .defaultValue(RuntimeExecutionMode.STREAMING)
            .withDescription("Whether the job runs as a streaming job or as a batch job. AUTOMATIC chooses"
                    + " batch if all sources are bounded.");

    /// How records move between the stages of a batch job.
    public static final ConfigOption<BatchShuffleMode> BATCH_SHUFFLE_MODE = ConfigOptions.key(
                    "execution.batch-shuffle-mode")
            .enumType(BatchShuffleMode.class)
            .defaultValue(BatchShuffleMode.ALL_EXCHANGES_BLOCKING)
            .withDescription("How records move between the stages of a batch job.");

    /// Whether checkpoints are compressed.
    public static final ConfigOption<Boolean> SNAPSHOT_COMPRESSION = ConfigOptions.key(
                    "execution.checkpointing.snapshot-compression")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether checkpoints are compressed.");

    /// Whether Millrace sends a batch that is not full after a time.
    public static final ConfigOption<Boolean> BUFFER_TIMEOUT_ENABLED = ConfigOptions.key(
                    "execution.buffer-timeout.enabled")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether Millrace sends a batch that is not full after a time.");

    /// The time after which Millrace sends a batch that is not full. 0 sends each record at once.
    public static final ConfigOption<Duration> BUFFER_TIMEOUT = ConfigOptions.key("execution.buffer-timeout.interval")
            .durationType()
            .defaultValue(Duration.ofMillis(100))
            .withDeprecatedKeys("execution.buffer-timeout")
            .withDescription(
                    "The time after which Millrace sends a batch that is not full. 0 sends each record at once.");

    /// The memory for sorting a partition window.
    public static final ConfigOption<MemorySize> SORT_PARTITION_MEMORY = ConfigOptions.key(
                    "execution.sort-partition.memory")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(128))
            .withDescription("Memory for sorting a partition window.");

    /// The memory for sorting a keyed partition window.
    public static final ConfigOption<MemorySize> SORT_KEYED_PARTITION_MEMORY = ConfigOptions.key(
                    "execution.sort-keyed-partition.memory")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(128))
            .withDescription("Memory for sorting a keyed partition window.");

    /// Whether batch jobs sort the input of keyed steps.
    public static final ConfigOption<Boolean> SORT_INPUTS = ConfigOptions.key("execution.sorted-inputs.enabled")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether batch jobs sort the input of keyed steps.");

    /// The memory for sorting the input of a keyed step.
    public static final ConfigOption<MemorySize> SORTED_INPUTS_MEMORY = ConfigOptions.key(
                    "execution.sorted-inputs.memory")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(128))
            .withDescription("Memory for sorting the input of a keyed step.");

    /// Whether batch jobs keep the state of one key at a time.
    public static final ConfigOption<Boolean> USE_BATCH_STATE_BACKEND = ConfigOptions.key(
                    "execution.batch-state-backend.enabled")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether batch jobs keep the state of one key at a time.");

    public ExecutionOptions() {}
}
