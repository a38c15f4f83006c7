package dev.millrace.api.config.legacy;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.legacy.EmbeddedRocksDBStateBackend.PriorityQueueStateType;

/// Flink's options of RocksDB. [#LOCAL_DIRECTORIES] has an effect. Programs may set the others, which have none: the
/// size of the store follows from `taskmanager.memory.managed.size`.
public class RocksDBOptions {
    private static final String NO_EFFECT = "No effect: ";
    private static final String ONE_MEMORY = NO_EFFECT + "half of taskmanager.memory.managed.size is RocksDB's memory.";

    /// Where RocksDB has its files while a job runs.
    public static final ConfigOption<String> LOCAL_DIRECTORIES = ConfigOptions.key("state.backend.rocksdb.localdir")
            .stringType()
            .noDefaultValue()
            .withDescription("The directory of RocksDB's files while a job runs. If there are several"
                    + " directories, Millrace uses the first.");

    /// Where Flink keeps timers.
    public static final ConfigOption<PriorityQueueStateType> TIMER_SERVICE_FACTORY = ConfigOptions.key(
                    "state.backend.rocksdb.timer-service.factory")
            .enumType(PriorityQueueStateType.class)
            .defaultValue(PriorityQueueStateType.ROCKSDB)
            .withDescription(NO_EFFECT + "timers are kept in tables in memory.");

    /// How many timers of a key group Flink keeps in memory.
    public static final ConfigOption<Integer> ROCKSDB_TIMER_SERVICE_FACTORY_CACHE_SIZE = ConfigOptions.key(
                    "state.backend.rocksdb.timer-service.cache-size")
            .intType()
            .defaultValue(128)
            .withDescription(NO_EFFECT + "timers are kept in tables in memory.");

    /// How many threads of an operator carry Flink's files to and from a checkpoint.
    public static final ConfigOption<Integer> CHECKPOINT_TRANSFER_THREAD_NUM = ConfigOptions.key(
                    "state.backend.rocksdb.checkpoint.transfer.thread.num")
            .intType()
            .defaultValue(4)
            .withDescription(NO_EFFECT + "RocksDB's files are no part of a checkpoint.");

    /// Which of Flink's sets of options RocksDB has.
    public static final ConfigOption<String> PREDEFINED_OPTIONS = ConfigOptions.key(
                    "state.backend.rocksdb.predefined-options")
            .stringType()
            .defaultValue(PredefinedOptions.DEFAULT.name())
            .withDescription(NO_EFFECT + "the store has one set of options for RocksDB.");

    /// A class of the program that changes RocksDB's options.
    public static final ConfigOption<String> OPTIONS_FACTORY = ConfigOptions.key(
                    "state.backend.rocksdb.options-factory")
            .stringType()
            .noDefaultValue()
            .withDescription(NO_EFFECT + "the store has one set of options for RocksDB.");

    /// Whether RocksDB's memory is a part of the managed memory.
    public static final ConfigOption<Boolean> USE_MANAGED_MEMORY = ConfigOptions.key(
                    "state.backend.rocksdb.memory.managed")
            .booleanType()
            .defaultValue(true)
            .withDescription(NO_EFFECT + "RocksDB's memory is always a part of the managed memory.");

    /// How much memory RocksDB has in each slot.
    public static final ConfigOption<MemorySize> FIX_PER_SLOT_MEMORY_SIZE = ConfigOptions.key(
                    "state.backend.rocksdb.memory.fixed-per-slot")
            .memoryType()
            .noDefaultValue()
            .withDescription(ONE_MEMORY);

    /// How much memory RocksDB has in each worker.
    public static final ConfigOption<MemorySize> FIX_PER_TM_MEMORY_SIZE = ConfigOptions.key(
                    "state.backend.rocksdb.memory.fixed-per-tm")
            .memoryType()
            .noDefaultValue()
            .withDescription(ONE_MEMORY);

    /// Which part of RocksDB's memory is for writes.
    public static final ConfigOption<Double> WRITE_BUFFER_RATIO = ConfigOptions.key(
                    "state.backend.rocksdb.memory.write-buffer-ratio")
            .doubleType()
            .defaultValue(0.5)
            .withDescription(ONE_MEMORY);

    /// Which part of RocksDB's cache is for indexes and filters.
    public static final ConfigOption<Double> HIGH_PRIORITY_POOL_RATIO = ConfigOptions.key(
                    "state.backend.rocksdb.memory.high-prio-pool-ratio")
            .doubleType()
            .defaultValue(0.1)
            .withDescription(ONE_MEMORY);

    /// Whether RocksDB keeps indexes and filters in parts.
    public static final ConfigOption<Boolean> USE_PARTITIONED_INDEX_FILTERS = ConfigOptions.key(
                    "state.backend.rocksdb.memory.partitioned-index-filters")
            .booleanType()
            .defaultValue(false)
            .withDescription(NO_EFFECT + "the store has one set of options for RocksDB.");

    /// Has nothing to hold; the options are static.
    public RocksDBOptions() {}
}
