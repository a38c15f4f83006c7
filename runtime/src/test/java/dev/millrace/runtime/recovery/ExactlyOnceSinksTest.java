package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.AsyncDataStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.PartitionWindowedStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests what sinks have committed when a job has finished after failures.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExactlyOnceSinksTest {
    static final long NUMBERS = 20_000;
    /// The limit ensures that no run ends before it has failed.
    private static final int PER_CHECKPOINT = 2_000;

    private static final int FAILURES = 3;

    static StreamExecutionEnvironment environment(int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, FAILURES);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        return env;
    }

    static DataStream<Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                NUMBERS,
                                RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers");
    }

    private static List<Long> all() {
        return LongStream.range(0, NUMBERS).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_sink_with_its_committer_beside_it_commits_everything_once(int parallelism) throws Exception {
        String test = "beside" + parallelism;
        RestartTest.Failing.FAILURES.set(0);
        StreamExecutionEnvironment env = environment(parallelism);
        numbers(env).map(new RestartTest.Failing(FAILURES)).sinkTo(new LedgerSink(test, 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void what_was_not_committed_after_a_complete_checkpoint_is_committed_after_the_restart(int parallelism)
            throws Exception {
        String test = "late" + parallelism;
        StreamExecutionEnvironment env = environment(parallelism);
        numbers(env).sinkTo(new LedgerSink(test, FAILURES));
        env.execute();
        assertThat(Ledger.of(test).failedCommits).hasValue(FAILURES);
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_sink_with_steps_before_and_behind_its_committer_commits_everything_once(int parallelism) throws Exception {
        String test = "surrounded" + parallelism;
        RestartTest.Failing.FAILURES.set(0);
        StreamExecutionEnvironment env = environment(parallelism);
        numbers(env).map(new RestartTest.Failing(FAILURES)).sinkTo(new SurroundedLedgerSink(test, 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertSurroundedIsWhole(test);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void barriers_that_overtake_records_do_not_overtake_committables(int parallelism) throws Exception {
        String test = "overtaking" + parallelism;
        RestartTest.Failing.FAILURES.set(0);
        StreamExecutionEnvironment env = environment(parallelism);
        env.getCheckpointConfig().enableUnalignedCheckpoints();
        numbers(env)
                .rebalance()
                .map(new RestartTest.Failing(FAILURES))
                .rebalance()
                .sinkTo(new SurroundedLedgerSink(test, 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertSurroundedIsWhole(test);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void committers_between_steps_commit_after_the_restart_what_they_did_not_before(int parallelism) throws Exception {
        String test = "surrounded-late" + parallelism;
        StreamExecutionEnvironment env = environment(parallelism);
        numbers(env).sinkTo(new SurroundedLedgerSink(test, FAILURES));
        env.execute();
        assertThat(Ledger.of(test).failedCommits).hasValue(FAILURES);
        assertSurroundedIsWhole(test);
    }

    private static void assertSurroundedIsWhole(String test) {
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
        assertThat(SurroundedLedgerSink.global(test).numbers()).isEqualTo(all());
        // After a failure, repeated commits go to the steps after the committer again.
        assertThat(new HashSet<>(SurroundedLedgerSink.following(test).numbers()))
                .isEqualTo(new HashSet<>(all()));
    }

    @Test
    void a_sink_that_ends_long_before_the_next_checkpoint_is_committed_when_the_job_has_finished() throws Exception {
        StreamExecutionEnvironment env = environment(2);
        env.enableCheckpointing(1_000_000);
        env.fromSequence(0, NUMBERS - 1).sinkTo(new SurroundedLedgerSink("early", 0));
        env.execute();
        assertThat(Ledger.of("early").numbers()).isEqualTo(all());
        assertThat(SurroundedLedgerSink.global("early").numbers()).isEqualTo(all());
        assertThat(SurroundedLedgerSink.following("early").numbers()).isEqualTo(all());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void without_checkpoints_everything_is_committed_at_the_end(boolean isSurrounded) throws Exception {
        String test = "plain" + isSurrounded;
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        env.fromSequence(0, NUMBERS - 1)
                .sinkTo(isSurrounded ? new SurroundedLedgerSink(test, 0) : new LedgerSink(test, 0));
        env.execute();
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_change_of_parallelism_loses_and_doubles_nothing(boolean isSurrounded, @TempDir Path directory)
            throws Exception {
        String test = "rescaled" + isSurrounded;
        Sink<Long> sink = isSurrounded ? new SurroundedLedgerSink(test, 0) : new LedgerSink(test, 0);
        String from = null;
        for (int parallelism : new int[] {2, 1, 3}) {
            long before = Ledger.of(test).numbers().size();
            JobClient job = start(parallelism, from, sink);
            while (Ledger.of(test).numbers().size() == before) Thread.onSpinWait();
            from = get(job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL));
        }
        JobClient last = start(2, from, sink);
        get(last.getJobExecutionResult());
        if (isSurrounded) assertSurroundedIsWhole(test);
        else assertThat(Ledger.of(test).numbers()).isEqualTo(all());
    }

    private static JobClient start(int parallelism, @Nullable String from, Sink<Long> sink) throws Exception {
        Configuration configuration = new Configuration();
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(20);
        numbers(env).sinkTo(sink).uid("sink");
        return env.executeAsync();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void calls_under_way_at_a_checkpoint_are_made_again(boolean isOrdered) throws Exception {
        String test = "async" + isOrdered;
        RestartTest.Failing.FAILURES.set(0);
        StreamExecutionEnvironment env = environment(2);
        DataStream<Long> numbers = numbers(env).rebalance();
        AsyncFunction<Long, Long> later =
                (number, result) -> CompletableFuture.runAsync(() -> result.complete(List.of(number)));
        DataStream<Long> called = isOrdered
                ? AsyncDataStream.orderedWait(numbers, later, 1, TimeUnit.MINUTES, 50)
                : AsyncDataStream.unorderedWait(numbers, later, 1, TimeUnit.MINUTES, 50);
        called.map(new RestartTest.Failing(FAILURES)).sinkTo(new LedgerSink(test, 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
    }

    @ParameterizedTest
    @CsvSource({"false, 64 mb", "true, 64 mb", "false, 0 bytes"})
    void whole_partitions_are_kept_by_checkpoints(boolean isKeyed, String memory) throws Exception {
        String test = "partitions" + isKeyed + memory;
        RestartTest.Failing.FAILURES.set(0);
        StreamExecutionEnvironment env = environment(2);
        env.configure(new Configuration().set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.parse(memory)));
        DataStream<Long> numbers = numbers(env).map(new RestartTest.Failing(FAILURES));
        DataStream<Long> sorted = isKeyed
                ? numbers.keyBy(number -> number % 100)
                        .fullWindowPartition()
                        .<Long>mapPartition((values, out) -> values.forEach(out::collect))
                        .returns(Types.LONG)
                : numbers.fullWindowPartition()
                        .<Long>mapPartition((values, out) -> values.forEach(out::collect))
                        .returns(Types.LONG);
        sorted.sinkTo(new LedgerSink(test, 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
    }

    /// Sums numbers.
    private static final class Summing implements AggregateFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Long value, Long sum) {
            return sum + value;
        }

        @Override
        public Long getResult(Long sum) {
            return sum;
        }

        @Override
        public Long merge(Long one, Long two) {
            return one + two;
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void folded_partitions_are_kept_by_checkpoints(boolean isKeyed, boolean isReduced) throws Exception {
        String test = "folded partitions" + isKeyed + isReduced;
        RestartTest.Failing.FAILURES.set(0);
        StreamExecutionEnvironment env = environment(2);
        DataStream<Long> numbers = numbers(env).map(new RestartTest.Failing(FAILURES));
        PartitionWindowedStream<Long> partitions =
                isKeyed ? numbers.keyBy(number -> number % 100).fullWindowPartition() : numbers.fullWindowPartition();
        DataStream<Long> sums = isReduced ? partitions.reduce(Long::sum) : partitions.aggregate(new Summing());
        sums.sinkTo(new LedgerSink(test, 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        List<Long> results = Ledger.of(test).numbers();
        assertThat(results).hasSize(isKeyed ? 100 : 2);
        assertThat(results.stream().mapToLong(each -> each).sum())
                .isEqualTo(all().stream().mapToLong(each -> each).sum());
    }
}
