package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.state.file.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests interval joins that restart from snapshots twice in a script. Compares them with an oracle that only loses its
/// watermark and obsolete records.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class IntervalRestartTest {
    private static final int SEEDS = Integer.getInteger("millrace.windows.seeds", 30);
    private static final int TRIES = 20;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void interval_joins_go_on_as_if_nothing_had_happened(int seeds) throws Exception {
        for (int seed = seeds * TRIES; seed < (seeds + 1) * TRIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long disorder = new long[] {0, 3, 20, 90}[random.nextInt(4)];
            Script script = Script.random(
                    random, 20 + random.nextInt(120), 1 + random.nextInt(6), disorder, random.nextLong(disorder + 1));
            IntervalCase join = IntervalCase.random(random);
            Restarts restarts = new Restarts(script, new Intervals(script, join), random, seed % 3 == 0);
            List<String> expected = new ArrayList<>();
            long dropped = 0;
            for (int key = 0; key < script.keys(); key++) {
                IntervalOracle oracle = oracle(script, restarts, join, key);
                expected.addAll(oracle.lines());
                dropped += oracle.dropped();
            }

            restarts.run();

            String told = "seed %d: %s, cut at %d and %d".formatted(seed, join, restarts.cut(0), restarts.cut(1));
            assertThat(restarts.lines()).describedAs(told).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(restarts.dropped()).describedAs(told).isEqualTo(dropped);
        }
    }

    @Test
    void what_no_sweep_has_come_to_does_not_come_back() throws Exception {
        IntervalCase join = new IntervalCase(0, 10, false, false, false, true);
        Script script = new Script(List.of(new Event()), 10_000);
        Intervals harnesses = new Intervals(script, join);
        WindowOperatorHarness before = harnesses.make(new WindowOperatorHarness.Beginning(0, 1, null, true));
        for (long id = 0; id < 10_000; id++) before.record(0, new Event(id, 0, 0, 0), 0);
        before.watermark(0, 100);
        before.watermark(1, 100);
        SnapshotFile file = Restarts.written(List.of(before.snapshot()));

        WindowOperatorHarness after = harnesses.make(new WindowOperatorHarness.Beginning(0, 1, file, true));
        for (long id = 0; id < 10_000; id++) after.record(1, new Event(id, 0, 5, 0), 5);
        assertThat(after.lines()).isEmpty();
    }

    private static IntervalOracle oracle(Script script, Restarts restarts, IntervalCase join, long key)
            throws Exception {
        IntervalOracle oracle = new IntervalOracle(join, script.keys());
        Event example = new Event();
        while (example.id * 31 % script.keys() != key) example.id++;
        int at = 0;
        for (int part = 0; part < restarts.parts(); part++) {
            if (part > 0) oracle.restart();
            int owner = restarts.owner(example, part);
            for (; at < restarts.cut(part); at++) {
                Event event = script.events().get(at);
                if (event.id * 31 % script.keys() == key) oracle.record(event);
                if (restarts.sees(part, owner, at)) oracle.advance(restarts.watermark(part, at));
            }
        }
        return oracle;
    }

    private record Intervals(Script script, IntervalCase join) implements Restarts.Harnesses {
        @Override
        public WindowOperatorHarness make(WindowOperatorHarness.Beginning beginning) {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            return new WindowOperatorHarness(join.described(env, script), false, beginning, IntervalCase.TAGS);
        }

        @Override
        public int inputOf(Event event) {
            return JoinOracle.isLeft(event) ? 0 : 1;
        }

        @Override
        public Object shown(Event event) {
            return event;
        }

        @Override
        public int inputs() {
            return 2;
        }
    }
}
