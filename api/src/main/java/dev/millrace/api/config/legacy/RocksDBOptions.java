package dev.millrace.api.config.legacy;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.legacy.EmbeddedRocksDBStateBackend.PriorityQueueStateType;

/// Defines Flink's options of RocksDB. Only [#LOCAL_DIRECTORIES] has an effect. Programs may set the other options. The
/// value of `taskmanager.memory.managed.size` determines the size of the store.
public class RocksDBOptions {
    private static final String NO_EFFECT = "No effect: ";
    private static final String ONE_MEMORY = NO_EFFECT + "half of taskmanager.memory.managed.size is RocksDB's memory.";

    /// The directory of RocksDB's files while a job runs.
    public static final ConfigOption<String> LOCAL_DIRECTORIES = ConfigOptions.key("state.backend.rocksdb.localdir")
            .stringType()
            .noDefaultValue()
            .withDescription("The directory of RocksDB's files while a job runs. If there are several"
                    + " directories, Millrace uses the first.");

    /// The place where Flink keeps timers.
    public static final ConfigOption<PriorityQueueStateType> TIMER_SERVICE_FACTORY = ConfigOptions.key(
                    "state.backend.rocksdb.timer-service.factory")
            .enumType(PriorityQueueStateType.class)
            .defaultValue(PriorityQueueStateType.ROCKSDB)
            .withDescription(NO_EFFECT + "timers are kept in tables in memory.");

    /// The number of timers of a key group that Flink keeps in memory.
    public static final ConfigOption<Integer> ROCKSDB_TIMER_SERVICE_FACTORY_CACHE_SIZE = ConfigOptions.key(
                    "state.backend.rocksdb.timer-service.cache-size")
            .intType()
            .defaultValue(128)
            .withDescription(NO_EFFECT + "timers are kept in tables in memory.");

    /// The number of threads of an operator in Flink that transfer files of a checkpoint.
    public static final ConfigOption<Integer> CHECKPOINT_TRANSFER_THREAD_NUM = ConfigOptions.key(
                    "state.backend.rocksdb.checkpoint.transfer.thread.num")
            .intType()
            .defaultValue(4)
            .withDescription(NO_EFFECT + "RocksDB's files are no part of a checkpoint.");

    /// The predefined set of options of RocksDB in Flink.
    public static final ConfigOption<String> PREDEFINED_OPTIONS = ConfigOptions.key(
                    "state.backend.rocksdb.predefined-options")
            .stringType()
            .defaultValue(PredefinedOptions.DEFAULT.name())
            .withDescription(NO_EFFECT + "the store has one set of options for RocksDB.");

    /// The class of the program that changes RocksDB's options.
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

    /// The memory of RocksDB in each slot.
    public static final ConfigOption<MemorySize> FIX_PER_SLOT_MEMORY_SIZE = ConfigOptions.key(
                    "state.backend.rocksdb.memory.fixed-per-slot")
            .memoryType()
            .noDefaultValue()
            .withDescription(ONE_MEMORY);

    /// The memory of RocksDB in each worker.
    public static final ConfigOption<MemorySize> FIX_PER_TM_MEMORY_SIZE = ConfigOptions.key(
                    "state.backend.rocksdb.memory.fixed-per-tm")
            .memoryType()
            .noDefaultValue()
            .withDescription(ONE_MEMORY);

    /// The fraction of RocksDB's memory for writes.
    public static final ConfigOption<Double> WRITE_BUFFER_RATIO = ConfigOptions.key(
                    "state.backend.rocksdb.memory.write-buffer-ratio")
            .doubleType()
            .defaultValue(0.5)
            .withDescription(ONE_MEMORY);

    /// The fraction of RocksDB's cache for indexes and filters.
    public static final ConfigOption<Double> HIGH_PRIORITY_POOL_RATIO = ConfigOptions.key(
                    "state.backend.rocksdb.memory.high-prio-pool-ratio")
            .doubleType()
            .defaultValue(0.1)
            .withDescription(ONE_MEMORY);

    /// Whether RocksDB partitions indexes and filters.
    public static final ConfigOption<Boolean> USE_PARTITIONED_INDEX_FILTERS = ConfigOptions.key(
                    "state.backend.rocksdb.memory.partitioned-index-filters")
            .booleanType()
            .defaultValue(false)
            .withDescription(NO_EFFECT + "the store has one set of options for RocksDB.");

    /// Creates an instance without use; all options are constants.
    public RocksDBOptions() {}
}
