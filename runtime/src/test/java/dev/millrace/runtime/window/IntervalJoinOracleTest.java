package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.runtime.window.join.IntervalJoinOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares interval joins with an oracle that checks every pair: bounds of either sign, inclusive or exclusive, and
/// late records of both sides.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class IntervalJoinOracleTest {
    @Test
    void interval_joins_do_what_the_oracle_says_about_late_records_too() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long disorder = new long[] {0, 3, 20, 90}[random.nextInt(4)];
            Script script = Script.random(
                    random, 20 + random.nextInt(120), 1 + random.nextInt(3), disorder, random.nextLong(disorder + 1));
            IntervalCase join = IntervalCase.random(random);
            IntervalOracle expected = IntervalOracle.of(script, join);

            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            WindowOperatorHarness harness =
                    new WindowOperatorHarness(join.described(env, script), false, IntervalCase.TAGS);
            for (Event event : script.events()) {
                harness.record(JoinOracle.isLeft(event) ? 0 : 1, event, event.time);
                if (event.watermark == Long.MIN_VALUE) continue;
                harness.watermark(0, event.watermark);
                harness.watermark(1, event.watermark);
            }

            assertThat(harness.lines())
                    .describedAs("seed %d: %s", seed, join)
                    .containsExactlyInAnyOrderElementsOf(expected.lines());
            assertThat(harness.dropped()).describedAs("seed %d: %s", seed, join).isEqualTo(expected.dropped());
        }
    }

    /// Each key occurs once, so only the watermark determines when its record is dropped.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void records_of_keys_that_never_come_again_go_when_nothing_can_meet_them(boolean keysAreLong) throws Exception {
        IntervalCase join = new IntervalCase(-5, 10, false, false, false, keysAreLong);
        Script script = new Script(List.of(), 1_000_000_007L);
        WindowOperatorHarness harness = new WindowOperatorHarness(
                join.described(StreamExecutionEnvironment.getExecutionEnvironment(), script), false, IntervalCase.TAGS);
        IntervalJoinOperator<?, ?, ?> operator = (IntervalJoinOperator<?, ?, ?>) harness.operator();
        int perMilli = 6_000;
        for (int time = 0; time < 100; time++) {
            for (int i = 0; i < perMilli; i++) {
                Event event = new Event(time * perMilli + i, 0, time, Long.MIN_VALUE);
                harness.record(i % 2, event, time);
            }
            harness.watermark(0, time);
            harness.watermark(1, time);
            // Both bounds, and the millisecond of the watermark itself.
            assertThat(operator.keys()).isLessThanOrEqualTo(17 * perMilli);
        }
        harness.watermark(0, Long.MAX_VALUE);
        harness.watermark(1, Long.MAX_VALUE);
        assertThat(operator.keys()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void interval_joins_of_whole_programs_do_what_the_oracle_says(int parallelism) throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            // No record is late, so the order of the two sides does not matter.
            Script script = Script.random(random, 200, 5, 20, 20);
            IntervalCase join = IntervalCase.random(random);
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            env.setParallelism(parallelism);
            SingleOutputStreamOperator<String> pairs = join.described(env, script);
            DataStream<String> near = pairs.getSideOutput(IntervalCase.NEAR);
            List<String> actual = new ArrayList<>();
            try (CloseableIterator<String> each = JoinProgram.stamped(pairs, "")
                    .union(JoinProgram.stamped(near, "near "))
                    .executeAndCollect()) {
                each.forEachRemaining(actual::add);
            }
            assertThat(actual)
                    .describedAs("seed %d: %s", seed, join)
                    .containsExactlyInAnyOrderElementsOf(
                            IntervalOracle.of(script, join).lines());
        }
    }
}
