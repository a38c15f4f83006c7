package dev.millrace.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The jobs that are compared. Windows are of event time, watermarks trail by [Generator#DISORDER_MILLIS].
public enum Workload {
    /// Map, filter, map, without a shuffle.
    CHAIN("chain", new Shape(100_000, 7, 1)),
    /// A running count of each key.
    KEYED("keyed", new Shape(100_000, 7, 1)),
    /// The same with a checkpoint each second.
    CHECKPOINTED("checkpointed", new Shape(100_000, 7, 1)),
    /// The sum of each key in windows of a second.
    TUMBLING("tumbling", new Shape(10_000, 7, 1)),
    /// The sum of each key in windows of a minute that begin every second.
    SLIDING("sliding", new Shape(1_000, 3, 1)),
    /// The sum of each key's sessions, which end after two seconds without an event.
    SESSION("session", new Shape(100_000, 7, 1)),
    /// All pairs of two streams with the same key in the same second.
    WINDOW_JOIN("window-join", new Shape(100_000, 7, 2)),
    /// All pairs of two streams with the same key at most half a second apart.
    INTERVAL_JOIN("interval-join", new Shape(100_000, 7, 2)),
    /// A running count at a low fixed rate; what counts is how late results are.
    LATENCY("latency", new Shape(10_000, 7, 1)),
    /// A word count of four lines, from the start of the process.
    STARTUP("startup", new Shape(1, 0, 1)),
    /// Checkpoints of a job with ten million keys, one in a hundred of which changes between two.
    CHECKPOINT("checkpoint", new Shape(1, 0, 1)),
    /// How soon the same job goes on after one of its functions has failed.
    RECOVERY("recovery", new Shape(1, 0, 1)),
    /// How soon it goes on in a new process after its own was killed.
    KILL("kill", new Shape(1, 0, 1)),
    /// The heap that each of ten million keys takes.
    MEMORY("memory", new Shape(1, 0, 1)),
    /// A running count of each of five million keys with RocksDB, and memory for all of them.
    ROCKSDB("rocksdb", new Shape(1, 0, 1)),
    /// The same with memory for a tenth of them.
    ROCKSDB_TENTH("rocksdb-tenth", new Shape(1, 0, 1)),
    /// Records of a hundred bytes between two processes, all of them to the other.
    EXCHANGE("exchange", new Shape(100_000, 7, 1)),
    /// A running count at a fixed rate over two processes; what counts is how late results are.
    LATENCY_TWO("latency-two", new Shape(10_000, 7, 1)),
    /// How soon a job of two processes goes on after one of them was killed and a third is there.
    WORKER_KILL("worker-kill", new Shape(1, 0, 1)),
    /// How soon a job with a gigabyte of state goes on with four subtasks where there were two.
    RESCALE("rescale", new Shape(1, 0, 1)),
    /// Memory under back-pressure, for minutes.
    SOAK("soak", new Shape(100_000, 7, 1)),
    /// How late results are while the coordinator answers ten thousand requests a second.
    REST_LOAD("rest-load", new Shape(10_000, 7, 1)),
    /// Asynchronous calls that answer after a millisecond, a thousand at a time, results in any order.
    ASYNC_UNORDERED("async-unordered", new Shape(100_000, 7, 1)),
    /// The same with results in the order of the records.
    ASYNC_ORDERED("async-ordered", new Shape(100_000, 7, 1)),
    /// Asynchronous calls that answer after ten milliseconds, ten thousand at a time, results in any order.
    ASYNC_UNORDERED_10("async-unordered-10ms", new Shape(100_000, 7, 1)),
    /// A map of a hundred entries for each key, with time to live.
    MAP_TTL("map-ttl", new Shape(10_000, 7, 1)),
    /// Windows of five seconds that begin every second, with a function over all their records.
    SLIDING_LIST("sliding-list", new Shape(1_000, 3, 1)),
    /// Windows of a second with a trigger that fires at each fifth record and at the end.
    CUSTOM_TRIGGER("custom-trigger", new Shape(10_000, 7, 1)),
    /// Windows of a second with an evictor that keeps five records.
    EVICTOR("evictor", new Shape(10_000, 7, 1)),
    /// A third of the records to the main output and a third to each of two side outputs.
    SIDE_OUTPUTS("side-outputs", new Shape(100_000, 7, 1)),
    /// A map of a thousand entries for each key, with a checkpoint each second.
    MAP_CHECKPOINTED("map-checkpointed", new Shape(1_000, 7, 1)),
    /// Sessions with a function over all their records.
    SESSION_LIST("session-list", new Shape(100_000, 7, 1)),
    /// Windows of ten records of a key.
    COUNT_WINDOW("count-window", new Shape(10_000, 7, 1)),
    /// Windows of a second with a function over all their records.
    TUMBLING_LIST("tumbling-list", new Shape(10_000, 7, 1)),
    /// A list for each key, to which each record is appended, and which is emptied at ten elements.
    LIST_APPEND("list-append", new Shape(10_000, 7, 1)),
    /// A timer for each key that each record deletes and sets again.
    DEBOUNCE("debounce", new Shape(10_000, 7, 1)),
    /// A value, a map and a timer for each key, all of which each record uses.
    VALUE_MAP_TIMER("value-map-timer", new Shape(10_000, 7, 1)),
    /// The same with more keys and a checkpoint each second.
    VALUE_MAP_TIMER_CHECKPOINTED("value-map-timer-checkpointed", new Shape(100_000, 7, 1)),
    /// A running count of keys that are strings.
    STRING_KEYS("string-keys", new Shape(100_000, 7, 1)),
    /// A word count over lines of ten words.
    WORD_COUNT("word-count", new Shape(100_000, 7, 1)),
    /// Windows of a second over all keys, with a function over all their records.
    WINDOW_ALL("window-all", new Shape(100_000, 7, 1)),
    /// A running count by key, and one of those counts by another key.
    TWO_SHUFFLES("two-shuffles", new Shape(100_000, 7, 1)),
    /// Ten million keys, most of which are new; a key that comes again is removed.
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
    SESSION_AGGREGATE("session-aggregate", new Shape(100_000, 7, 1));

    /// What `bench paths` runs: what people write beside the aggregations of the first benchmarks.
    public static final List<Workload> PATHS = Stream.concat(
                    Arrays.stream(values()).filter(Workload::isPath), Stream.of(EXCHANGE, RESCALE, ROCKSDB_TENTH))
            .toList();

    /// Length of tumbling and joined windows, and the step of sliding ones.
    public static final int WINDOW_MILLIS = 1_000;

    /// Length of sliding windows.
    public static final int SLIDING_MILLIS = 60_000;

    /// The silence that ends a session.
    public static final int SESSION_GAP_MILLIS = 2_000;

    /// How far apart the pairs of an interval join may be.
    public static final int INTERVAL_MILLIS = 500;

    /// Between two checkpoints of the workloads that take some.
    public static final int CHECKPOINT_MILLIS = 1_000;

    private final String title;
    private final Shape shape;

    Workload(String title, Shape shape) {
        this.title = title;
        this.shape = shape;
    }

    /// The name on the command line and in results.
    public String title() {
        return title;
    }

    /// Keys, density and streams.
    public Shape shape() {
        return shape;
    }

    /// Whether results depend on event time, so that sources need watermarks.
    public boolean isTimed() {
        return switch (this) {
            case TUMBLING, SLIDING, SESSION, WINDOW_JOIN, INTERVAL_JOIN -> true;
            case SLIDING_LIST, CUSTOM_TRIGGER, EVICTOR, SESSION_LIST, TUMBLING_LIST, WINDOW_ALL -> true;
            case DEBOUNCE, VALUE_MAP_TIMER, VALUE_MAP_TIMER_CHECKPOINTED, TUMBLING_POJO, SESSION_AGGREGATE -> true;
            default -> false;
        };
    }

    /// Whether the workload is a pipeline of `bench paths` with a class of its own.
    public boolean isPath() {
        return compareTo(ASYNC_UNORDERED) >= 0;
    }

    /// Whether a checkpoint is taken each [#CHECKPOINT_MILLIS].
    public boolean isCheckpointed() {
        return switch (this) {
            case CHECKPOINTED, MAP_CHECKPOINTED, VALUE_MAP_TIMER_CHECKPOINTED -> true;
            default -> false;
        };
    }

    /// Whether it is a throughput of events that counts.
    public boolean isThroughput() {
        return switch (this) {
            case LATENCY, STARTUP, CHECKPOINT, RECOVERY, KILL, MEMORY -> false;
            case LATENCY_TWO, WORKER_KILL, RESCALE, SOAK, REST_LOAD -> false;
            default -> true;
        };
    }

    /// Whether several processes take part.
    public boolean isOnCluster() {
        return switch (this) {
            case EXCHANGE, LATENCY_TWO, WORKER_KILL, RESCALE, SOAK, REST_LOAD -> true;
            default -> false;
        };
    }

    /// Whether events come at a fixed rate.
    public boolean isPaced() {
        return this == LATENCY || this == LATENCY_TWO || this == REST_LOAD;
    }

    /// Whether it is about much state that is kept.
    public boolean isKeeping() {
        return switch (this) {
            case CHECKPOINT, RECOVERY, KILL, MEMORY, ROCKSDB, ROCKSDB_TENTH -> true;
            default -> false;
        };
    }

    /// The workload of that name.
    public static Optional<Workload> titled(String title) {
        return Arrays.stream(values()).filter(it -> it.title.equals(title)).findFirst();
    }
}
