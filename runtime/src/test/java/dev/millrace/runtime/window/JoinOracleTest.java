package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.runtime.window.join.JoinBucketOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares window joins and co-groups with an oracle. If the test controls the order of the two sides, it includes
/// late records, triggers and evictors. Whole programs are tested where that order does not matter.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class JoinOracleTest {
    private static final int SEEDS = Integer.getInteger("millrace.windows.seeds", 30) * 10;
    private static final int CASES = 6;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS / 10);
    }

    private static WindowCase randomCase(RandomGenerator random) {
        while (true) {
            WindowCase made = WindowCase.random(random).forJoin();
            if (!made.kind().isCount()) return made;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void joins_do_what_the_oracle_says_about_late_records_too(int seeds) throws Exception {
        for (int seed = seeds * 10; seed < seeds * 10 + 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long disorder = new long[] {0, 3, 20, 90}[random.nextInt(4)];
            Script script = Script.random(
                    random, 20 + random.nextInt(80), 1 + random.nextInt(3), disorder, random.nextLong(disorder + 1));
            WindowCase windowCase = randomCase(random);
            boolean isCoGroup = random.nextBoolean();
            check(seed, script, windowCase, isCoGroup, false);
            check(seed, script, windowCase, isCoGroup, true);
        }
    }

    private static void check(int seed, Script script, WindowCase windowCase, boolean isCoGroup, boolean isGeneralOnly)
            throws Exception {
        JoinOracle oracle = new JoinOracle(windowCase, script.keys(), isCoGroup);
        List<String> expected = oracle.run(script);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        WindowOperatorHarness harness =
                new WindowOperatorHarness(new JoinProgram(env, script).described(windowCase, isCoGroup), isGeneralOnly);
        for (Event event : script.events()) {
            harness.record(JoinOracle.isLeft(event) ? 0 : 1, event, event.time);
            if (event.watermark != Long.MIN_VALUE) advance(harness, event.watermark);
        }
        advance(harness, Long.MAX_VALUE);

        String told = "seed %d, co-group %s, general %s: %s".formatted(seed, isCoGroup, isGeneralOnly, windowCase);
        assertThat(harness.lines()).describedAs(told).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(harness.dropped()).describedAs(told).isEqualTo(oracle.dropped());
        assertThat(harness.droppedByOperator()).describedAs(told).isEqualTo(oracle.dropped());
        if (!windowCase.isCleanedUp()) return;
        assertThat(harness.states().namespaces()).describedAs(told).isZero();
        assertThat(harness.states().entries()).describedAs(told).isZero();
        if (harness.operator() instanceof JoinBucketOperator buckets) {
            assertThat(buckets.timers()).describedAs(told).isZero();
        }
    }

    /// Advances both sides; a watermark takes effect when both sides have it.
    private static void advance(WindowOperatorHarness harness, long watermark) {
        harness.watermark(0, watermark);
        harness.watermark(1, watermark);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void joins_of_whole_programs_do_what_the_oracle_says(int parallelism) throws Exception {
        for (int seed = 0; seed < 6; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            // No record is late or touches a session that is over, so the order of the two sides does not matter.
            Script script = Script.random(random, 150, 5, 20, 21);
            List<WindowCase> cases = new ArrayList<>();
            while (cases.size() < CASES) {
                WindowCase each = randomCase(random);
                // Only the output at the end of windows is independent of the order of the two sides.
                boolean isCertain =
                        each.trigger() == WindowCase.Trig.DEFAULT && each.evictor() == WindowCase.Evict.NONE;
                if (isCertain && !each.kind().isGlobal()) cases.add(each);
            }
            for (boolean isGeneralOnly : new boolean[] {false, true}) {
                Lines lines = new Lines(expected(script, cases), run(script, cases, parallelism, isGeneralOnly));
                assertThat(lines.differences())
                        .describedAs("seed %d, general %s, %s", seed, isGeneralOnly, cases)
                        .isEmpty();
            }
        }
    }

    private static List<String> expected(Script script, List<WindowCase> cases) throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            for (String line : new JoinOracle(cases.get(i), script.keys(), i % 2 == 0).run(script)) {
                expected.add(i + " " + line);
            }
        }
        return expected;
    }

    private static List<String> run(Script script, List<WindowCase> cases, int parallelism, boolean isGeneralOnly)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("millrace.windows.general-only", "" + isGeneralOnly);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        JoinProgram program = new JoinProgram(env, script);
        DataStream<String> all = null;
        for (int i = 0; i < cases.size(); i++) {
            DataStream<String> one = JoinProgram.stamped(program.described(cases.get(i), i % 2 == 0), i + " ");
            all = all == null ? one : all.union(one);
        }
        List<String> lines = new ArrayList<>();
        try (CloseableIterator<String> each = all.executeAndCollect()) {
            each.forEachRemaining(lines::add);
        }
        return lines;
    }
}
