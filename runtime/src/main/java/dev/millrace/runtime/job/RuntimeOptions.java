package dev.millrace.runtime.job;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Defines the options that only the engine reads.
public final class RuntimeOptions {
    public static final ConfigOption<Boolean> GENERAL_WINDOWS = ConfigOptions.key("millrace.windows.general-only")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether every window runs in the general window operator instead of the operator"
                    + " for slices. Slower. Use the option only to compare results.");

    public static final ConfigOption<Integer> PARTITION_CANDIDATES = ConfigOptions.key(
                    "taskmanager.network.adaptive-partitioner.max-traverse-size")
            .intType()
            .defaultValue(4)
            .withDescription(
                    "The number of receivers that a sender compares to find one with a short queue, at least 2.");

    public static final ConfigOption<Boolean> ADAPTIVE_PARTITIONING = ConfigOptions.key(
                    "taskmanager.network.adaptive-partitioner.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether rebalance() and rescale() prefer receivers with short queues.");

    public static final ConfigOption<Boolean> COPY_ALWAYS = ConfigOptions.key("millrace.records.copy-always")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether Millrace copies every mutable record between chained steps, even if the"
                    + " bytecode of the functions shows that no copy is needed. Slower. Use the option"
                    + " only to find out whether a missing copy causes a wrong result.");

    public static final ConfigOption<Integer> STATE_ENTRIES_IN_MEMORY = ConfigOptions.key(
                    "millrace.state.entries-in-memory")
            .intType()
            .defaultValue(-1)
            .withDescription("The number of entries of keyed state that each subtask keeps in memory before a"
                    + " store, for tests. -1 derives the number from taskmanager.memory.managed.size.");

    public static final ConfigOption<Boolean> RESUME = ConfigOptions.key("millrace.resume")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether a job starts from the newest usable checkpoint of a job of the same name"
                    + " under execution.checkpointing.dir, if there is one.");

    static final ConfigOption<FailoverStrategy> FAILOVER_STRATEGY = ConfigOptions.key(
                    "jobmanager.execution.failover-strategy")
            .enumType(FailoverStrategy.class)
            .defaultValue(FailoverStrategy.REGION)
            .withDescription("What restarts after a failure: REGION restarts the steps that exchange records"
                    + " with the failed subtask, FULL restarts the whole job.");

    private RuntimeOptions() {}
}
