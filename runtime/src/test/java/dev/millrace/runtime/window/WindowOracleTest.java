package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares random windows with an oracle: every kind of window, trigger, lateness, evictor and function. Runs at
/// several parallelisms, and with the general operator only.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WindowOracleTest {
    private static final int SEEDS = Integer.getInteger("millrace.windows.seeds", 34);
    private static final int CASES = 12;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void windows_do_what_the_oracle_says(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        long disorder = new long[] {0, 3, 20, 90}[random.nextInt(4)];
        long bound = random.nextInt(3) == 0 ? disorder : random.nextLong(disorder + 1);
        Script script = Script.random(random, 30 + random.nextInt(150), 1 + random.nextInt(6), disorder, bound);
        List<WindowCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) cases.add(WindowCase.random(random));

        List<String> expected = expected(script, cases);
        for (int parallelism : new int[] {1, 2, 7}) {
            check(seed, cases, expected, new WindowProgram(script, parallelism, false), "parallelism " + parallelism);
        }
        check(seed, cases, expected, new WindowProgram(script, 2, true), "buckets only");
    }

    @Test
    void nothing_is_late_in_batch_mode() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        Script script = Script.random(random, 150, 5, 90, 3);
        List<WindowCase> cases = new ArrayList<>();
        while (cases.size() < 3 * CASES) {
            WindowCase each = WindowCase.random(random);
            boolean isInOrder = each.function().ordinal() >= WindowCase.Function.APPLY.ordinal();
            // Early output, and output that depends on the order of records, may differ from streaming mode.
            if (each.trigger() == WindowCase.Trig.DEFAULT && each.effectiveEvictor() == null && !isInOrder)
                if (!each.kind().isCount()) cases.add(each);
        }
        Lines lines = new Lines(
                expected(script.withoutWatermarks(), cases), new WindowProgram(script, 2, false).run(cases, "BATCH"));
        assertThat(lines.differences())
                .describedAs("case %d: %s", lines.differingCase(), cases)
                .isEmpty();
    }

    private static List<String> expected(Script script, List<WindowCase> cases) throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            for (String line : new WindowOracle(cases.get(i), script.keys()).run(script)) expected.add(i + " " + line);
        }
        return expected;
    }

    private static void check(
            int seed, List<WindowCase> cases, List<String> expected, WindowProgram program, String how)
            throws Exception {
        Lines lines = new Lines(expected, program.run(cases));
        int differing = lines.differingCase();
        String windowCase = differing < 0 ? "" : cases.get(differing).toString();
        assertThat(lines.differences())
                .describedAs("seed %d, %s, case %d: %s", seed, how, differing, windowCase)
                .isEmpty();
    }
}
