package dev.millrace.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.config.legacy.EmbeddedRocksDBStateBackend;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests whole jobs that keep a few entries in memory and the rest in RocksDB.
final class JobsTest {
    private static final long NUMBERS = 20_000;
    private static final int KEYS = 500;

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        Greatest.SEEN.clear();
        Failing.FAILURES.set(0);
    }

    /// Keeps the greatest number of each key, so repeated output after a failure has no effect.
    private static final class Greatest implements Sink<Tuple2<Long, Long>> {
        static final Map<Long, Long> SEEN = new ConcurrentHashMap<>();

        @Override
        public SinkWriter<Tuple2<Long, Long>> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Tuple2<Long, Long> element, Context context) {
                    SEEN.merge(element.f0, element.f1, Math::max);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }

    /// Counts in a value and, for every tenth number, in the length of a list.
    private static final class Counting extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {
        private ValueState<Long> count;
        private ListState<Long> some;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
            some = getRuntimeContext().getListState(new ListStateDescriptor<>("some", Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<Tuple2<Long, Long>> out) throws Exception {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            if (now % 10 == 0) some.add(value);
            long listed = 0;
            for (Long _ : some.get()) listed++;
            out.collect(Tuple2.of(context.getCurrentKey(), now));
            out.collect(Tuple2.of(-1 - context.getCurrentKey(), listed));
        }
    }

    /// Fails a few times, each time after a checkpoint is complete.
    private static final class Failing extends RichMapFunction<Long, Long> implements CheckpointListener {
        static final AtomicInteger FAILURES = new AtomicInteger();
        private static final int ATTEMPTS = 3;
        private boolean isComplete;
        private int left = 50;

        @Override
        public Long map(Long value) {
            boolean isFirst = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
            boolean fails = getRuntimeContext().getTaskInfo().getAttemptNumber() < ATTEMPTS;
            if (isComplete && isFirst && fails && --left == 0) {
                FAILURES.incrementAndGet();
                throw new IllegalStateException("planned");
            }
            return value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            isComplete = true;
        }
    }

    private Configuration configuration(String store) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, store);
        configuration.setString("millrace.state.entries-in-memory", "20");
        configuration.setString(
                "state.backend.rocksdb.localdir", directory.resolve("local").toString());
        return configuration;
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env, RateLimiterStrategy rate) {
        return env.fromSource(
                        new DataGeneratorSource<>(number -> number, NUMBERS, rate, Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers");
    }

    private static Map<Long, Long> counts() {
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) expected.merge(number % KEYS, 1L, Long::sum);
        for (long key = 0; key < KEYS; key++) expected.put(-1 - key, expected.get(key) / 10);
        return expected;
    }

    private void count(DataStream<Long> numbers) {
        numbers.keyBy(number -> number % KEYS)
                .process(new Counting())
                .uid("counts")
                .sinkTo(new Greatest());
    }

    private long filesLeft() throws Exception {
        if (!Files.exists(directory.resolve("local"))) return 0;
        try (Stream<Path> files = Files.list(directory.resolve("local"))) {
            return files.count();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_job_that_fails_goes_on_from_its_newest_checkpoint(int parallelism) throws Exception {
        Configuration configuration = configuration("rocksdb");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        count(numbers(env, RateLimiterStrategy.perCheckpoint(1_000)).map(new Failing()));
        env.execute();
        assertThat(Failing.FAILURES.get()).isBetween(1, 3);
        assertThat(Greatest.SEEN).isEqualTo(counts());
        assertThat(filesLeft()).isZero();
    }

    private JobClient start(int parallelism, String store, String from) throws Exception {
        Configuration configuration = configuration(store);
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        count(numbers(env, RateLimiterStrategy.perSecond(20_000)));
        return env.executeAsync("counts");
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static void awaitRunning(JobClient job) throws Exception {
        while (get(job.getJobStatus()) != JobStatus.RUNNING) Thread.onSpinWait();
    }

    private static void awaitCount(long atLeast) {
        while (counted() < atLeast) Thread.onSpinWait();
    }

    private static long counted() {
        return Greatest.SEEN.entrySet().stream()
                .filter(each -> each.getKey() >= 0)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    void savepoints_go_from_one_store_to_another_and_to_other_parallelisms() throws Exception {
        String from = null;
        int[] parallelisms = {1, 2, 7, 3};
        String[] stores = {"rocksdb", "hashmap", "rocksdb", "rocksdb"};
        for (int i = 0; i < 3; i++) {
            JobClient job = start(parallelisms[i], stores[i], from);
            // The previous job may have counted more than this already.
            awaitRunning(job);
            awaitCount((i + 1) * NUMBERS / 5);
            from = get(job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL));
        }
        get(start(parallelisms[3], stores[3], from).getJobExecutionResult());
        assertThat(Greatest.SEEN).isEqualTo(counts());
        assertThat(filesLeft()).isZero();
    }

    @Test
    void flinks_class_chooses_the_store() throws Exception {
        Configuration configuration = configuration("hashmap");
        configuration.setString("millrace.state.entries-in-memory", "-1");
        new EmbeddedRocksDBStateBackend(true).writeTo(configuration);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        count(numbers(env, RateLimiterStrategy.perSecond(10_000)));
        JobClient job = env.executeAsync("counts");
        awaitCount(1);
        assertThat(filesLeft()).isEqualTo(1);
        job.cancel();
        assertThatThrownBy(() -> get(job.getJobExecutionResult())).hasMessageContaining("cancelled");
        assertThat(filesLeft()).isZero();
    }

    @Test
    void a_store_that_is_not_there_is_named() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration("leveldb"));
        count(numbers(env, RateLimiterStrategy.noOp()));
        assertThatThrownBy(env::execute).hasStackTraceContaining("MR-4041").hasStackTraceContaining("leveldb");
    }
}
