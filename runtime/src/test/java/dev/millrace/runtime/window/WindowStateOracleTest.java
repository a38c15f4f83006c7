package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.runtime.window.bucket.BucketOperator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests which data a window operator drops: late records are counted, and no state of a window remains after
/// its cleanup.
final class WindowStateOracleTest {
    private static final int SEEDS = Integer.getInteger("millrace.windows.seeds", 30);

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_is_left_of_windows_that_are_over(int seeds) throws Exception {
        for (int seed = seeds * 10; seed < seeds * 10 + 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long disorder = new long[] {0, 3, 20, 90}[random.nextInt(4)];
            Script script = Script.random(
                    random, 20 + random.nextInt(80), 1 + random.nextInt(3), disorder, random.nextLong(disorder + 1));
            WindowCase windowCase = WindowCase.random(random);
            if (windowCase.keying() == WindowCase.Keying.ALL) continue;
            check(seed, script, windowCase, false);
            check(seed, script, windowCase, true);
        }
    }

    private static void check(int seed, Script script, WindowCase windowCase, boolean isGeneralOnly) throws Exception {
        WindowOracle oracle = new WindowOracle(windowCase, script.keys());
        List<String> expected = oracle.run(script);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        WindowProgram program = new WindowProgram(script, 1, isGeneralOnly);
        WindowOperatorHarness harness = program.harness(env, windowCase);
        for (Event event : script.events()) {
            boolean isLong = windowCase.function() == WindowCase.Function.REDUCE_LONG;
            harness.record(0, isLong ? (Object) event.id : event, event.time);
            if (event.watermark != Long.MIN_VALUE) harness.watermark(0, event.watermark);
        }
        harness.watermark(0, Long.MAX_VALUE);

        String told = "seed %d, general %s: %s".formatted(seed, isGeneralOnly, windowCase);
        assertThat(harness.lines()).describedAs(told).hasSameSizeAs(expected);
        assertThat(harness.dropped()).describedAs(told).isEqualTo(oracle.dropped());
        assertThat(harness.droppedByOperator()).describedAs(told).isEqualTo(oracle.dropped());
        if (!windowCase.isCleanedUp()) return;
        assertThat(harness.states().namespaces()).describedAs(told).isZero();
        boolean hasGlobalState = windowCase.function().name().endsWith("PROCESS") && windowCase.hasCertainOrder();
        if (!hasGlobalState)
            assertThat(harness.states().entries()).describedAs(told).isZero();
        if (harness.operator() instanceof BucketOperator<?, ?, ?> buckets) {
            assertThat(buckets.timers()).describedAs(told).isZero();
        }
    }
}
