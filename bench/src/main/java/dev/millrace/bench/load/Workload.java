package dev.millrace.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists the jobs to compare. Windows are in event time, and watermarks trail by [Generator#DISORDER_MILLIS].
public enum Workload {
    /// Map, filter, map, without a shuffle.
    CHAIN("chain", new Shape(100_000, 7, 1)),
    /// A running count of each key.
    KEYED("keyed", new Shape(100_000, 7, 1)),
    /// A running count of each key, with a checkpoint per second.
    CHECKPOINTED("checkpointed", new Shape(100_000, 7, 1)),
    /// The sum of each key in windows of a second.
    TUMBLING("tumbling", new Shape(10_000, 7, 1)),
    /// The sum of each key in windows of a minute that slide by a second.
    SLIDING("sliding", new Shape(1_000, 3, 1)),
    /// The sum of each key's sessions, which end after two seconds without an event.
    SESSION("session", new Shape(100_000, 7, 1)),
    /// All pairs of two streams with the same key in the same second.
    WINDOW_JOIN("window-join", new Shape(100_000, 7, 2)),
    /// All pairs of two streams with the same key at most half a second apart.
    INTERVAL_JOIN("interval-join", new Shape(100_000, 7, 2)),
    /// A running count at a low fixed rate; measures the latency of results.
    LATENCY("latency", new Shape(10_000, 7, 1)),
    /// A word count of four lines; measured from the start of the process.
    STARTUP("startup", new Shape(1, 0, 1)),
    /// Checkpoints of a job with ten million keys, of which one percent changes between two checkpoints.
    CHECKPOINT("checkpoint", new Shape(1, 0, 1)),
    /// The recovery time of the same job after the failure of a function.
    RECOVERY("recovery", new Shape(1, 0, 1)),
    /// The recovery time of the same job in a new process after its process was killed.
    KILL("kill", new Shape(1, 0, 1)),
    /// The heap size per key with ten million keys.
    MEMORY("memory", new Shape(1, 0, 1)),
    /// A running count of each of five million keys with RocksDB, and memory for all of them.
    ROCKSDB("rocksdb", new Shape(1, 0, 1)),
    /// A running count with RocksDB, and memory for a tenth of the keys.
    ROCKSDB_TENTH("rocksdb-tenth", new Shape(1, 0, 1)),
    /// Records of a hundred bytes between two processes.
    EXCHANGE("exchange", new Shape(100_000, 7, 1)),
    /// A running count at a fixed rate over two processes; measures the latency of results.
    LATENCY_TWO("latency-two", new Shape(10_000, 7, 1)),
    /// The recovery time of a job of two processes after one was killed and a third has started.
    WORKER_KILL("worker-kill", new Shape(1, 0, 1)),
    /// The time to rescale a job with a gigabyte of state from two to four subtasks.
    RESCALE("rescale", new Shape(1, 0, 1)),
    /// Memory under backpressure, for minutes.
    SOAK("soak", new Shape(100_000, 7, 1)),
    /// The latency of results while the coordinator answers ten thousand requests per second.
    REST_LOAD("rest-load", new Shape(10_000, 7, 1)),
    /// The heap size per partial match with half a million keys that have one partial match each.
    CEP_MEMORY("cep-memory", new Shape(1, 0, 1)),
    /// Asynchronous calls that take a millisecond, a thousand at a time, with unordered results.
    ASYNC_UNORDERED("async-unordered", new Shape(100_000, 7, 1)),
    /// Asynchronous calls with ordered results.
    ASYNC_ORDERED("async-ordered", new Shape(100_000, 7, 1)),
    /// Asynchronous calls that take ten milliseconds, ten thousand at a time, with unordered results.
    ASYNC_UNORDERED_10("async-unordered-10ms", new Shape(100_000, 7, 1)),
    /// A map of a hundred entries for each key, with time-to-live.
    MAP_TTL("map-ttl", new Shape(10_000, 7, 1)),
    /// Windows of five seconds that slide by a second, with a function over all records.
    SLIDING_LIST("sliding-list", new Shape(1_000, 3, 1)),
    /// Windows of a second with a trigger that fires at each fifth record and at the end.
    CUSTOM_TRIGGER("custom-trigger", new Shape(10_000, 7, 1)),
    /// Windows of a second with an evictor that keeps five records.
    EVICTOR("evictor", new Shape(10_000, 7, 1)),
    /// A third of the records to the main output and a third to each of two side outputs.
    SIDE_OUTPUTS("side-outputs", new Shape(100_000, 7, 1)),
    /// A map of a thousand entries for each key, with a checkpoint per second.
    MAP_CHECKPOINTED("map-checkpointed", new Shape(1_000, 7, 1)),
    /// Sessions with a function over all records.
    SESSION_LIST("session-list", new Shape(100_000, 7, 1)),
    /// Windows of ten records of a key.
    COUNT_WINDOW("count-window", new Shape(10_000, 7, 1)),
    /// Windows of a second with a function over all records.
    TUMBLING_LIST("tumbling-list", new Shape(10_000, 7, 1)),
    /// A list for each key, to which each record is appended, and which is cleared at ten elements.
    LIST_APPEND("list-append", new Shape(10_000, 7, 1)),
    /// A timer for each key, which each record deletes and sets again.
    DEBOUNCE("debounce", new Shape(10_000, 7, 1)),
    /// A value, a map and a timer for each key, all of which each record uses.
    VALUE_MAP_TIMER("value-map-timer", new Shape(10_000, 7, 1)),
    /// A value, a map and a timer for each of more keys, with a checkpoint per second.
    VALUE_MAP_TIMER_CHECKPOINTED("value-map-timer-checkpointed", new Shape(100_000, 7, 1)),
    /// A running count of keys that are strings.
    STRING_KEYS("string-keys", new Shape(100_000, 7, 1)),
    /// A word count over lines of ten words.
    WORD_COUNT("word-count", new Shape(100_000, 7, 1)),
    /// Windows of a second over all keys, with a function over all records.
    WINDOW_ALL("window-all", new Shape(100_000, 7, 1)),
    /// A running count by key, and a running count of the results by another key.
    TWO_SHUFFLES("two-shuffles", new Shape(100_000, 7, 1)),
    /// Ten million keys, most of which are new; a key that occurs again is removed.
    NEW_KEYS("new-keys", new Shape(10_000_000, 7, 1)),
    /// A running count by key of records with ten fields.
    POJO_10("pojo-10", new Shape(100_000, 7, 1)),
    /// A rolling reduce of each key.
    ROLLING_REDUCE("rolling-reduce", new Shape(100_000, 7, 1)),
    /// A running count of keys whose frequency follows Zipf's law with exponent 1.2.
    ZIPF("zipf", new Shape(100_000, 7, 1)),
    /// Windows of a second with an accumulator of four fields.
    TUMBLING_POJO("tumbling-pojo", new Shape(10_000, 7, 1)),
    /// Sessions with an accumulator of four fields.
    SESSION_AGGREGATE("session-aggregate", new Shape(100_000, 7, 1)),
    /// A pattern of three events of a key within two seconds.
    CEP_STAGES("cep-stages", new Shape(10_000, 7, 1)),
    /// A pattern of an event, one or more others (about 250) and a last one of a key.
    CEP_LOOP("cep-loop", new Shape(1_000, 7, 1)),
    /// The pattern of three events with RocksDB.
    CEP_STAGES_ROCKSDB("cep-stages-rocksdb", new Shape(10_000, 7, 1)),
    /// The pattern of a loop with RocksDB.
    CEP_LOOP_ROCKSDB("cep-loop-rocksdb", new Shape(1_000, 7, 1));

    /// The workloads of `bench paths`: common programs besides the aggregations of the first benchmarks.
    public static final List<Workload> PATHS = Stream.concat(
                    Arrays.stream(values()).filter(Workload::isPath), Stream.of(EXCHANGE, RESCALE, ROCKSDB_TENTH))
            .toList();

    /// The workloads of `bench cep`.
    public static final List<Workload> CEP = List.of(CEP_STAGES, CEP_LOOP, CEP_MEMORY);

    /// Length of tumbling and joined windows, and the slide of sliding ones.
    public static final int WINDOW_MILLIS = 1_000;

    /// Length of sliding windows.
    public static final int SLIDING_MILLIS = 60_000;

    /// The gap that ends a session.
    public static final int SESSION_GAP_MILLIS = 2_000;

    /// The maximum distance of the pairs of an interval join.
    public static final int INTERVAL_MILLIS = 500;

    /// The checkpoint interval of the workloads with checkpoints.
    public static final int CHECKPOINT_MILLIS = 1_000;

    private final String title;
    private final Shape shape;

    Workload(String title, Shape shape) {
        this.title = title;
        this.shape = shape;
    }

    /// Returns the name on the command line and in results.
    public String title() {
        return title;
    }

    /// Returns keys, density and streams.
    public Shape shape() {
        return shape;
    }

    /// Returns whether results depend on event time, so that sources need watermarks.
    public boolean isTimed() {
        return switch (this) {
            case TUMBLING, SLIDING, SESSION, WINDOW_JOIN, INTERVAL_JOIN -> true;
            case SLIDING_LIST, CUSTOM_TRIGGER, EVICTOR, SESSION_LIST, TUMBLING_LIST, WINDOW_ALL -> true;
            case DEBOUNCE, VALUE_MAP_TIMER, VALUE_MAP_TIMER_CHECKPOINTED, TUMBLING_POJO, SESSION_AGGREGATE -> true;
            case CEP_STAGES, CEP_LOOP, CEP_STAGES_ROCKSDB, CEP_LOOP_ROCKSDB -> true;
            default -> false;
        };
    }

    /// Returns whether the workload is a pipeline of `bench paths`.
    public boolean isPath() {
        return compareTo(ASYNC_UNORDERED) >= 0;
    }

    /// Returns whether RocksDB keeps the state of a pipeline.
    public boolean isPathStored() {
        return this == CEP_STAGES_ROCKSDB || this == CEP_LOOP_ROCKSDB;
    }

    /// Returns whether a checkpoint is taken every [#CHECKPOINT_MILLIS].
    public boolean isCheckpointed() {
        return switch (this) {
            case CHECKPOINTED, MAP_CHECKPOINTED, VALUE_MAP_TIMER_CHECKPOINTED -> true;
            default -> false;
        };
    }

    /// Returns whether the workload measures the throughput of events.
    public boolean isThroughput() {
        return switch (this) {
            case LATENCY, STARTUP, CHECKPOINT, RECOVERY, KILL, MEMORY, CEP_MEMORY -> false;
            case LATENCY_TWO, WORKER_KILL, RESCALE, SOAK, REST_LOAD -> false;
            default -> true;
        };
    }

    /// Returns whether the workload runs on several processes.
    public boolean isOnCluster() {
        return switch (this) {
            case EXCHANGE, LATENCY_TWO, WORKER_KILL, RESCALE, SOAK, REST_LOAD -> true;
            default -> false;
        };
    }

    /// Returns whether events have a fixed rate.
    public boolean isPaced() {
        return this == LATENCY || this == LATENCY_TWO || this == REST_LOAD;
    }

    /// Returns whether the workload measures large state.
    public boolean isKeeping() {
        return switch (this) {
            case CHECKPOINT, RECOVERY, KILL, MEMORY, ROCKSDB, ROCKSDB_TENTH, CEP_MEMORY -> true;
            default -> false;
        };
    }

    /// Returns the workload with that name.
    public static Optional<Workload> titled(String title) {
        return Arrays.stream(values()).filter(it -> it.title.equals(title)).findFirst();
    }
}
