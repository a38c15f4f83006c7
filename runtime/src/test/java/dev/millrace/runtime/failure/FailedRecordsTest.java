package dev.millrace.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.failure.FailedRecord;
import dev.millrace.api.failure.FailedRecords;
import dev.millrace.api.failure.FailureOptions;
import dev.millrace.api.failure.OnFailure;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests records at which user code always throws.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class FailedRecordsTest {
    private static final long NUMBERS = 20_000;
    private static final int PER_CHECKPOINT = 4_000;
    private static final int KEYS = 10;
    private static final int WINDOW_MILLIS = 1_000;

    private static boolean isPoison(long number) {
        return number == 3 || number == 9_001 || number == 15_555;
    }

    private static long checked(long number) {
        if (isPoison(number)) throw new IllegalArgumentException("poison " + number);
        return number;
    }

    /// Defines which code throws.
    private enum Where {
        MAP,
        KEY_SELECTOR,
        PROCESS,
        WINDOW,
        TIMESTAMPS,
        SINK
    }

    private static Configuration configuration(OnFailure policy, int before, int restarts) {
        Configuration configuration = new Configuration();
        configuration.set(FailureOptions.ON_FAILURE, policy);
        configuration.set(FailureOptions.FAILURES_BEFORE, before);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        return configuration;
    }

    private static StreamExecutionEnvironment environment(int parallelism, Configuration configuration) {
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSource(
                new DataGeneratorSource<>(
                        number -> number, NUMBERS, RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT), Types.LONG),
                WatermarkStrategy.noWatermarks(),
                "numbers");
    }

    private static final class Counting extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {
        private final boolean throwing;
        private ValueState<Long> count;

        Counting(boolean throwing) {
            this.throwing = throwing;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<Tuple2<Long, Long>> out) throws Exception {
            if (throwing) checked(value);
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            out.collect(Tuple2.of(context.getCurrentKey(), count.value()));
        }
    }

    private static final class Counts implements AggregateFunction<Long, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Long value, Long count) {
            checked(value);
            return count + 1;
        }

        @Override
        public Long getResult(Long count) {
            return count;
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    private static DataStream<Tuple2<Long, Long>> counts(DataStream<Long> numbers, Where where) {
        return numbers.map(number -> where == Where.MAP ? checked(number) : number)
                .keyBy(number -> (where == Where.KEY_SELECTOR ? checked(number) : number) % KEYS)
                .process(new Counting(where == Where.PROCESS));
    }

    private static Map<Long, Long> expectedCounts() {
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++)
            if (!isPoison(number)) expected.merge(number % KEYS, 1L, Long::sum);
        return expected;
    }

    @ParameterizedTest
    @CsvSource({
        "MAP, 1, 1",
        "MAP, 2, 1",
        "MAP, 7, 1",
        "MAP, 2, 0",
        "KEY_SELECTOR, 2, 1",
        "PROCESS, 1, 1",
        "PROCESS, 2, 1",
        "PROCESS, 7, 1",
        "PROCESS, 2, 2",
        "PROCESS, 7, 0"
    })
    void a_job_gives_what_it_gives_without_the_records_that_it_skips(Where where, int parallelism, int before)
            throws Exception {
        MaxPerKeySink.clear();
        StreamExecutionEnvironment env = environment(parallelism, configuration(OnFailure.SKIP, before, 100));
        env.enableCheckpointing(10);
        counts(numbers(env), where).sinkTo(new MaxPerKeySink(_ -> {}));
        env.execute();
        assertThat(MaxPerKeySink.greatest()).isEqualTo(expectedCounts());
    }

    @ParameterizedTest
    @CsvSource({"WINDOW, 1, 1", "WINDOW, 2, 1", "WINDOW, 7, 0", "TIMESTAMPS, 2, 1"})
    void windows_do_without_the_records_that_are_skipped(Where where, int parallelism, int before) throws Exception {
        MaxPerKeySink.clear();
        StreamExecutionEnvironment env = environment(parallelism, configuration(OnFailure.SKIP, before, 100));
        env.enableCheckpointing(10);
        numbers(env)
                .map(number -> number)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Long>forBoundedOutOfOrderness(Duration.ofSeconds(60))
                        .withTimestampAssigner((number, _) -> where == Where.TIMESTAMPS ? checked(number) : number))
                .keyBy(number -> number % KEYS)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(WINDOW_MILLIS)))
                .aggregate(where == Where.WINDOW ? new Counts() : new Unchecked(), new Naming())
                .sinkTo(new MaxPerKeySink(_ -> {}));
        env.execute();
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) {
            long window = number / WINDOW_MILLIS * WINDOW_MILLIS;
            if (!isPoison(number)) expected.merge(window + number % KEYS, 1L, Long::sum);
        }
        assertThat(MaxPerKeySink.greatest()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0", "7, 1"})
    void sinks_do_without_the_records_that_are_skipped(int parallelism, int before) throws Exception {
        MaxPerKeySink.clear();
        StreamExecutionEnvironment env = environment(parallelism, configuration(OnFailure.SKIP, before, 100));
        env.enableCheckpointing(10);
        numbers(env)
                .rebalance()
                .map(number -> Tuple2.of(number, 1L))
                .returns(Types.TUPLE(Types.LONG, Types.LONG))
                .sinkTo(new MaxPerKeySink(FailedRecordsTest::checked));
        env.execute();
        assertThat(MaxPerKeySink.greatest()).hasSize((int) NUMBERS - 3).doesNotContainKeys(3L, 9_001L, 15_555L);
    }

    @Test
    void by_default_the_job_fails_as_often_as_its_restart_strategy_lets_it() {
        AtomicInteger attempts = MaxPerKeySink.attempts();
        attempts.set(0);
        StreamExecutionEnvironment env = environment(2, configuration(OnFailure.FAIL, 1, 2));
        env.enableCheckpointing(10);
        numbers(env)
                .map(number -> {
                    if (number == 3) attemptsOf(number);
                    return checked(number);
                })
                .sinkTo(new DiscardingSink<>());
        assertThatThrownBy(env::execute).hasStackTraceContaining("poison 3").hasStackTraceContaining("MR-5102");
        assertThat(attempts).hasValue(3);
    }

    private static void attemptsOf(long number) {
        assertThat(isPoison(number)).isTrue();
        MaxPerKeySink.attempts().incrementAndGet();
    }

    private static Configuration atOnce(OnFailure policy) {
        Configuration configuration = configuration(policy, 0, 0);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return configuration;
    }

    @Test
    void skipped_records_are_counted() throws Exception {
        StreamExecutionEnvironment env = environment(2, atOnce(OnFailure.SKIP));
        env.fromSequence(1, 1_000)
                .map(number -> {
                    if (number % 100 == 0) throw new IllegalStateException("round");
                    return number;
                })
                .name("rough")
                .keyBy(FailedRecordsTest::checked)
                .map(number -> number)
                .sinkTo(new DiscardingSink<>());
        // One of these records failed in the key selector.
        assertThat(count(env, "rough", "numRecordsSkipped")).isEqualTo(11);
    }

    private static long count(StreamExecutionEnvironment env, String step, String name) throws Exception {
        LocalJobClient client = (LocalJobClient) env.executeAsync("job");
        client.getJobExecutionResult().get();
        long sum = 0;
        for (int subtask = 0; subtask < env.getParallelism(); subtask++) {
            String full = "job." + step + "." + subtask + "." + name;
            sum += ((Counter) client.metrics().find(full).orElseThrow(() -> new AssertionError(full))).getCount();
        }
        return sum;
    }

    @Test
    void a_job_that_skips_too_many_fails_and_is_not_restarted() throws Exception {
        Configuration configuration = configuration(OnFailure.SKIP, 0, 100);
        configuration.set(FailureOptions.SKIPPED_MAX, 5L);
        StreamExecutionEnvironment env = environment(1, configuration);
        AtomicInteger attempts = MaxPerKeySink.attempts();
        attempts.set(0);
        env.fromSequence(1, 1_000)
                .<Long>map(number -> {
                    MaxPerKeySink.attempts().incrementAndGet();
                    throw new IllegalStateException("always");
                })
                .returns(Types.LONG)
                .sinkTo(new DiscardingSink<>());
        assertThatThrownBy(env::execute).hasStackTraceContaining("MR-5350").hasStackTraceContaining("always");
        assertThat(attempts).hasValue(6);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "7, 0"})
    void routed_records_come_out_of_the_error_stream(int parallelism, int before) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, configuration(OnFailure.ROUTE, before, 100));
        SingleOutputStreamOperator<Long> good = env.fromSequence(1, 100)
                .keyBy(number -> number % 3)
                .map(FailedRecordsTest::checked)
                .name("checked");
        good.sinkTo(new DiscardingSink<>());
        List<FailedRecord> failed = new ArrayList<>();
        try (CloseableIterator<FailedRecord> all =
                good.getSideOutput(FailedRecords.TAG).executeAndCollect()) {
            all.forEachRemaining(failed::add);
        }
        // Without checkpoints, a restart starts from the beginning, so the records before the failure
        // appear again.
        assertThat(failed).hasSize(1);
        FailedRecord only = failed.getFirst();
        assertThat(only.text()).isEqualTo("3");
        assertThat(only.operator()).isEqualTo("checked");
        assertThat(only.cause()).isEqualTo("java.lang.IllegalArgumentException: poison 3");
        assertThat(only.line()).contains("FailedRecordsTest");
        assertThat(only.position()).isPositive();
        assertThat(only.timestamp()).isEqualTo(FailedRecord.NO_TIMESTAMP);
        assertThat(LongSerializer.INSTANCE.deserialize(new DataInputDeserializer(only.payload())))
                .isEqualTo(3);
    }

    private static List<String> lines(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    @Test
    void routed_records_that_nobody_reads_go_to_the_error_directory(@TempDir Path directory) throws Exception {
        MaxPerKeySink.clear();
        Configuration configuration = atOnce(OnFailure.ROUTE);
        configuration.set(
                FailureOptions.ERROR_DIRECTORY, directory.resolve("errors").toString());
        StreamExecutionEnvironment env = environment(2, configuration);
        env.fromSequence(1, 10_000)
                .map(number -> Tuple2.of(checked(number), 1L))
                .returns(Types.TUPLE(Types.LONG, Types.LONG))
                .rebalance()
                .sinkTo(new MaxPerKeySink(number -> {
                    if (number == 77) throw new IOException("a \"quoted\"\n\\ line");
                }));
        env.execute();
        assertThat(MaxPerKeySink.greatest()).hasSize(9_997);
        assertThat(lines(directory.resolve("errors")))
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"fingerprint\":\"") && line.endsWith("}"))
                .anyMatch(line -> line.contains("\"text\":\"3\"") && line.contains("poison 3"))
                .anyMatch(line -> line.contains("\"text\":\"9001\""))
                .anyMatch(line -> line.contains("\"text\":\"(77,1)\"")
                        && line.contains("java.io.IOException: a \\\"quoted\\\"\\u000a\\\\ line"));
    }

    @Test
    void a_job_whose_failed_records_have_nowhere_to_go_does_not_start() {
        StreamExecutionEnvironment env = environment(1, atOnce(OnFailure.ROUTE));
        env.fromSequence(1, 10).map(number -> number).sinkTo(new DiscardingSink<>());
        assertThatThrownBy(env::execute).hasStackTraceContaining("MR-5351");
    }

    @Test
    void one_step_may_have_a_rule_of_its_own() throws Exception {
        Configuration configuration = atOnce(OnFailure.FAIL);
        configuration.set(FailureOptions.onFailure("lenient"), OnFailure.SKIP);
        StreamExecutionEnvironment env = environment(1, configuration);
        env.fromSequence(1, 10).map(FailedRecordsTest::checked).uid("lenient").sinkTo(new DiscardingSink<>());
        env.execute();
        StreamExecutionEnvironment other = environment(1, configuration);
        other.fromSequence(1, 10).map(FailedRecordsTest::checked).uid("strict").sinkTo(new DiscardingSink<>());
        assertThatThrownBy(other::execute).hasStackTraceContaining("poison 3");
    }

    @Test
    void a_failure_further_down_is_not_the_failure_of_who_wraps_it() {
        Configuration configuration = atOnce(OnFailure.SKIP);
        configuration.set(FailureOptions.onFailure("strict"), OnFailure.FAIL);
        StreamExecutionEnvironment env = environment(1, configuration);
        env.fromSequence(1, 10)
                .<Long>flatMap((number, out) -> {
                    try {
                        out.collect(number);
                    } catch (RuntimeException thrown) {
                        throw new IllegalStateException("wrapped", thrown);
                    }
                })
                .returns(Types.LONG)
                .filter(_ -> true)
                .map(FailedRecordsTest::checked)
                .uid("strict")
                .sinkTo(new DiscardingSink<>());
        assertThatThrownBy(env::execute).hasStackTraceContaining("poison 3");
    }

    @Test
    void only_the_step_that_throws_does_without_the_record() throws Exception {
        MaxPerKeySink.clear();
        StreamExecutionEnvironment env = environment(1, atOnce(OnFailure.SKIP));
        DataStream<Long> copies = env.fromSequence(1, 10)
                .<Long>flatMap((number, out) -> {
                    out.collect(number);
                    out.collect(number + 100);
                })
                .returns(Types.LONG);
        copies.map(number -> Tuple2.of(checked(number), 1L))
                .returns(Types.TUPLE(Types.LONG, Types.LONG))
                .sinkTo(new MaxPerKeySink(_ -> {}));
        env.execute();
        assertThat(MaxPerKeySink.greatest()).hasSize(19).containsKey(103L).doesNotContainKey(3L);
    }

    private static final class Alarmed extends KeyedProcessFunction<Long, Long, Long> {
        @Override
        public void processElement(Long value, Context context, Collector<Long> out) {
            context.timerService().registerEventTimeTimer(value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) {
            checked(timestamp);
        }
    }

    @Test
    void failures_of_timers_are_no_failures_of_records() {
        StreamExecutionEnvironment env = environment(1, atOnce(OnFailure.SKIP));
        env.fromSequence(1, 10)
                .keyBy(number -> number % 2)
                .process(new Alarmed())
                .sinkTo(new DiscardingSink<>());
        assertThatThrownBy(env::execute)
                .hasStackTraceContaining("at the timer 3")
                .hasStackTraceContaining("poison 3");
    }

    @Test
    void batch_jobs_that_sort_their_records_skip_them_too() throws Exception {
        MaxPerKeySink.clear();
        StreamExecutionEnvironment env = environment(2, atOnce(OnFailure.SKIP));
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        counts(env.fromSequence(0, NUMBERS - 1), Where.PROCESS).sinkTo(new MaxPerKeySink(_ -> {}));
        env.execute();
        assertThat(MaxPerKeySink.greatest()).isEqualTo(expectedCounts());
    }
}
