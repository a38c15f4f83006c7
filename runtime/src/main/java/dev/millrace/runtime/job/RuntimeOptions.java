package dev.millrace.runtime.job;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Options that only the engine reads.
public final class RuntimeOptions {
    public static final ConfigOption<Boolean> GENERAL_WINDOWS = ConfigOptions.key("millrace.windows.general-only")
            .booleanType()
            .defaultValue(false)
            .withDescription(
                    "Sends every window through the general bucket operator, for comparing results with slices."
                            + " Slower; turn it on only when you suspect the slices.");

    public static final ConfigOption<Integer> PARTITION_CANDIDATES = ConfigOptions.key(
                    "taskmanager.network.adaptive-partitioner.max-traverse-size")
            .intType()
            .defaultValue(4)
            .withDescription("How many receivers are compared to find one with a short queue, at least 2.");

    public static final ConfigOption<Boolean> ADAPTIVE_PARTITIONING = ConfigOptions.key(
                    "taskmanager.network.adaptive-partitioner.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether rebalance() and rescale() prefer receivers with short queues.");

    public static final ConfigOption<Boolean> COPY_ALWAYS = ConfigOptions.key("millrace.records.copy-always")
            .booleanType()
            .defaultValue(false)
            .withDescription(
                    "Copies every record that can change between the steps of a chain, also where the functions'"
                            + " bytecode shows that nobody can tell. Slower; turn it on only when you suspect the"
                            + " reading of the bytecode.");

    public static final ConfigOption<Integer> STATE_ENTRIES_IN_MEMORY = ConfigOptions.key(
                    "millrace.state.entries-in-memory")
            .intType()
            .defaultValue(-1)
            .withDescription(
                    "How many entries of keyed state each subtask keeps in memory before a store, instead of what its"
                            + " share of taskmanager.memory.managed.size has room for; -1 for that. For tests.");

    public static final ConfigOption<Boolean> RESUME = ConfigOptions.key("millrace.resume")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether a job goes on from the newest usable checkpoint that a job of its name has left"
                    + " under execution.checkpointing.dir, if there is one.");

    static final ConfigOption<FailoverStrategy> FAILOVER_STRATEGY = ConfigOptions.key(
                    "jobmanager.execution.failover-strategy")
            .enumType(FailoverStrategy.class)
            .defaultValue(FailoverStrategy.REGION)
            .withDescription("What starts again after a failure: the region that failed, which is whatever exchanges"
                    + " records with the subtask, or all of the job.");

    private RuntimeOptions() {}
}
