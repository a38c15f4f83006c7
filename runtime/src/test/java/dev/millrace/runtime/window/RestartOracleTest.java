package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests windows and joins that restart from snapshots twice in a script. Compares them with oracles that only lose
/// their watermark. The subtasks have equal or different watermarks, and use slices, sessions or buckets.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class RestartOracleTest {
    private static final int SEEDS = Integer.getInteger("millrace.windows.seeds", 30);
    private static final int TRIES = 10;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    private static Script script(SplittableRandom random) {
        long disorder = new long[] {0, 3, 20, 90}[random.nextInt(4)];
        return Script.random(
                random, 20 + random.nextInt(100), 1 + random.nextInt(6), disorder, random.nextLong(disorder + 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void windows_go_on_as_if_nothing_had_happened(int seeds) throws Exception {
        for (int seed = seeds * TRIES; seed < (seeds + 1) * TRIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Script script = script(random);
            WindowCase windowCase = windowCase(random);
            for (boolean isGeneralOnly : new boolean[] {false, true}) {
                SplittableRandom cuts = new SplittableRandom(seed);
                Restarts restarts =
                        new Restarts(script, new Windows(script, windowCase, isGeneralOnly), cuts, seed % 3 == 0);
                String told = "seed %d, general %s: %s".formatted(seed, isGeneralOnly, windowCase);
                check(script, restarts, () -> new WindowOracle(windowCase, script.keys()), told);
            }
        }
    }

    /// Returns a random case, usually one whose windows have a specialized operator.
    private static WindowCase windowCase(SplittableRandom random) {
        while (true) {
            WindowCase made = WindowCase.random(random);
            boolean isPlain = made.trigger() == WindowCase.Trig.DEFAULT
                    && made.effectiveEvictor() == null
                    && !made.kind().isGlobal()
                    && made.kind() != WindowCase.Kind.DYNAMIC_SESSION;
            if (made.keying() == WindowCase.Keying.ALL) made = made.by(WindowCase.Keying.POJO);
            if (isPlain || random.nextInt(4) == 0) return made;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void window_joins_go_on_as_if_nothing_had_happened(int seeds) throws Exception {
        for (int seed = seeds * TRIES; seed < (seeds + 1) * TRIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Script script = script(random);
            WindowCase windowCase = windowCase(random).forJoin();
            if (windowCase.kind().isCount()) continue;
            boolean isCoGroup = random.nextBoolean();
            for (boolean isGeneralOnly : new boolean[] {false, true}) {
                SplittableRandom cuts = new SplittableRandom(seed);
                Restarts restarts = new Restarts(
                        script, new Joins(script, windowCase, isCoGroup, isGeneralOnly), cuts, seed % 3 == 0);
                String told =
                        "seed %d, co-group %s, general %s: %s".formatted(seed, isCoGroup, isGeneralOnly, windowCase);
                check(script, restarts, () -> new JoinOracle(windowCase, script.keys(), isCoGroup), told);
            }
        }
    }

    private static void check(Script script, Restarts restarts, Supplier<WindowOracle> oracles, String told)
            throws Exception {
        List<WindowOracle> all = oracles(script, restarts, oracles);
        restarts.run();
        List<String> expected = new ArrayList<>();
        all.forEach(each -> expected.addAll(each.lines()));
        String cuts = " cut at %d and %d, by %d, %d and %d"
                .formatted(
                        restarts.cut(0),
                        restarts.cut(1),
                        restarts.parallelism(0),
                        restarts.parallelism(1),
                        restarts.parallelism(2));
        assertThat(restarts.lines()).describedAs(told + cuts).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(restarts.dropped())
                .describedAs(told + cuts)
                .isEqualTo(all.stream().mapToLong(WindowOracle::dropped).sum());
    }

    /// Returns one oracle per key, which receives the watermarks of the subtask that owns the key.
    private static List<WindowOracle> oracles(Script script, Restarts restarts, Supplier<WindowOracle> make)
            throws Exception {
        WindowOracle any = make.get();
        Map<Object, WindowOracle> byKey = new LinkedHashMap<>();
        Map<Object, Event> examples = new HashMap<>();
        for (Event event : script.events()) {
            byKey.computeIfAbsent(any.key(event), _ -> make.get());
            examples.put(any.key(event), event);
        }
        for (Map.Entry<Object, WindowOracle> each : byKey.entrySet()) {
            int at = 0;
            for (int part = 0; part < restarts.parts(); part++) {
                if (part > 0) each.getValue().restart();
                int owner = restarts.owner(examples.get(each.getKey()), part);
                for (; at < restarts.cut(part); at++) {
                    Event event = script.events().get(at);
                    if (any.key(event).equals(each.getKey())) each.getValue().record(event);
                    long watermark = restarts.watermark(part, at);
                    if (watermark != Long.MIN_VALUE && restarts.sees(part, owner, at)) {
                        each.getValue().advance(watermark);
                    }
                }
            }
            each.getValue().advance(Long.MAX_VALUE);
        }
        return List.copyOf(byKey.values());
    }

    private record Windows(Script script, WindowCase windowCase, boolean isGeneralOnly) implements Restarts.Harnesses {
        @Override
        public WindowOperatorHarness make(WindowOperatorHarness.Beginning beginning) {
            return new WindowProgram(script, 1, isGeneralOnly)
                    .harness(StreamExecutionEnvironment.getExecutionEnvironment(), windowCase, beginning);
        }

        @Override
        public int inputOf(Event event) {
            return 0;
        }

        @Override
        public Object shown(Event event) {
            return windowCase.function() == WindowCase.Function.REDUCE_LONG ? (Object) event.id : event;
        }

        @Override
        public int inputs() {
            return 1;
        }
    }

    private record Joins(Script script, WindowCase windowCase, boolean isCoGroup, boolean isGeneralOnly)
            implements Restarts.Harnesses {
        @Override
        public WindowOperatorHarness make(WindowOperatorHarness.Beginning beginning) {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            return new WindowOperatorHarness(
                    new JoinProgram(env, script).described(windowCase, isCoGroup), isGeneralOnly, beginning);
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
