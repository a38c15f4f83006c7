package dev.millrace.cep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.cep.compile.CompiledPattern;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.match.HeldMatchRows;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchOutput;
import dev.millrace.cep.match.PatternMatcher;
import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stops and fails jobs with partial matches in progress, and continues them.
@Timeout(120)
final class PatternSavepointTest {
    private static final long NUMBERS = 40_000;
    private static final int KEYS = 300;
    /// The numbers per second of a job that is stopped before its input ends.
    private static final double SLOW = 4_000;

    private static final double FAST = 30_000;
    /// The numbers of matches, as the state of the job counts them.
    private static final Map<String, Integer> FOUND = new ConcurrentHashMap<>();

    /// The numbers of matches at which the job fails, ascending.
    private static final Queue<Integer> FAILURES = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    /// Returns 0 to 3 for the kind of a number, without regularity.
    private static int kind(long number) {
        return (int) ((number * 0x9E3779B97F4A7C15L) >>> 62);
    }

    private static SimpleCondition<Long> is(int kind) {
        return SimpleCondition.of(number -> kind(number) == kind);
    }

    private static Pattern<Long, ?> pattern() {
        return Pattern.<Long>begin("first", AfterMatchSkipStrategy.skipToLast("more"))
                .where(is(0))
                .followedBy("more")
                .where(is(1))
                .oneOrMore()
                .followedByAny("last")
                .where(is(2))
                .within(Duration.ofMillis(20L * KEYS));
    }

    /// Returns settings under which few keys and rows are in memory, if the backend has a store.
    private static Configuration settings(String backend) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        if (backend.equals("rocksdb")) configuration.setString("millrace.state.entries-in-memory", "50");
        return configuration;
    }

    private static JobClient start(String backend, int parallelism, double rate, @Nullable String from)
            throws Exception {
        Configuration configuration = settings(backend);
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        return start(parallelism, rate, configuration);
    }

    private static JobClient start(int parallelism, double rate, Configuration configuration) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.getConfig().setAutoWatermarkInterval(20);
        var numbers = env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number, NUMBERS, RateLimiterStrategy.perSecond(rate), Types.LONG),
                        WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((number, _) -> number),
                        "numbers")
                .uid("numbers");
        CEP.pattern(numbers.keyBy(number -> number % KEYS), pattern())
                .select(match -> match.toString(), Types.STRING)
                .uid("pattern")
                .map(match -> Tuple2.of(match, 1), Types.TUPLE(Types.STRING, Types.INT))
                .keyBy(counted -> counted.f0)
                .sum(1)
                .uid("counts")
                .map(PatternSavepointTest::note, Types.INT)
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("patterns");
    }

    /// Notes how often the state has counted a match, and fails when the number of matches reaches a limit.
    private static int note(Tuple2<String, Integer> counted) {
        int most = FOUND.merge(counted.f0, counted.f1, Math::max);
        Integer limit = FAILURES.peek();
        if (limit != null && FOUND.size() >= limit) {
            FAILURES.remove(limit);
            throw new IllegalStateException("a failure on purpose");
        }
        return most;
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void a_job_continues_with_partial_matches_and_other_parallelisms(String backend) throws Exception {
        FOUND.clear();
        List<String> expected = expected();
        int[] parallelisms = {2, 4, 3};
        String from = null;
        for (int i = 0; i < 2; i++) {
            JobClient job = start(backend, parallelisms[i], SLOW, from);
            while (FOUND.size() < (i + 1) * expected.size() / 12) Thread.onSpinWait();
            from = get(job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL));
            assertThat(FOUND).hasSizeLessThan(expected.size());
        }
        get(start(backend, parallelisms[2], FAST, from).getJobExecutionResult());
        assertThat(FOUND.keySet()).hasSizeGreaterThan(1_000).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(FOUND.values()).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void a_job_with_failures_has_each_match_once(String backend) throws Exception {
        FOUND.clear();
        List<String> expected = expected();
        for (int i = 1; i <= 4; i++) FAILURES.add(i * expected.size() / 5);
        Configuration configuration = settings(backend);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        get(start(3, FAST, configuration).getJobExecutionResult());
        assertThat(FAILURES).isEmpty();
        assertThat(FOUND.keySet()).hasSizeGreaterThan(1_000).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(FOUND.values()).containsOnly(1);
    }

    private static List<String> expected() throws Exception {
        CompiledPattern<Long> pattern = PatternCompiler.compile(pattern());
        Map<Long, PatternMatcher<Long>> matchers = new HashMap<>();
        Map<Long, KeyMatches<Long>> keys = new HashMap<>();
        List<String> all = new ArrayList<>();
        MatchOutput<Long> output = new MatchOutput<>() {
            @Override
            public void matched(Map<String, List<Long>> events, long timestamp) {
                all.add(events.toString());
            }

            @Override
            public void timedOut(Map<String, List<Long>> events, long timestamp) {}
        };
        for (long number = 0; number < NUMBERS; number++) {
            PatternMatcher<Long> matcher = matchers.computeIfAbsent(
                    number % KEYS,
                    _ -> new PatternMatcher<>(pattern, false, () -> 0, each -> each, new HeldMatchRows<>()));
            KeyMatches<Long> key = keys.computeIfAbsent(number % KEYS, _ -> matcher.newKey());
            matcher.match(key, number, number, output);
        }
        return all;
    }
}
