package dev.millrace.sim.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.cep.CEP;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.match.HeldMatchRows;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchOutput;
import dev.millrace.cep.match.PatternMatcher;
import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import dev.millrace.sim.job.SimWorkload.Programs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Defines a job that finds two patterns, and computes their matches. Crashes and changes of the parallelism meet
/// partial matches, because a match takes longer than a checkpoint.
final class PatternJobs {
    private static final long WINDOW_MILLIS = 400;
    private static final long LOOP_MILLIS = 100;
    private static final int KINDS = 3;

    private PatternJobs() {}

    /// Returns the kind of a record.
    private static int kind(long number) {
        return (int) Long.remainderUnsigned(number * 0x9E3779B97F4A7C15L >>> 7, KINDS);
    }

    private static SimpleCondition<Tuple3<Long, Long, Long>> is(int kind) {
        return SimpleCondition.of(record -> kind(record.f0) == kind);
    }

    static DataStream<String> matches(Programs programs) {
        DataStream<String> names = programs.passed(1)
                .map(record -> SimWorkload.RECORD + record.f0)
                .returns(Types.STRING)
                .uid("names-1");
        Pattern<Tuple3<Long, Long, Long>, ?> pattern = Pattern.<Tuple3<Long, Long, Long>>begin("first")
                .where(is(0))
                .followedBy("second")
                .where(is(1))
                .followedBy("third")
                .where(is(2))
                .within(Duration.ofMillis(WINDOW_MILLIS));
        KeyedStream<Tuple3<Long, Long, Long>, Long> records =
                programs.passedOf(1).keyBy(record -> record.f1);
        DataStream<String> stages = CEP.pattern(records, pattern, PatternJobs::compare)
                .select(
                        match -> told(number(match, "first"), number(match, "second"), number(match, "third")),
                        Types.STRING)
                .uid("matches");
        DataStream<String> loops = CEP.pattern(records, loop(), PatternJobs::compare)
                .select(PatternJobs::toldLoop, Types.STRING)
                .uid("loops");
        return stages.union(loops, names);
    }

    private static int compare(Tuple3<Long, Long, Long> one, Tuple3<Long, Long, Long> two) {
        return one.f0.compareTo(two.f0);
    }

    /// Partial matches of a loop share their events.
    private static Pattern<Tuple3<Long, Long, Long>, ?> loop() {
        return Pattern.<Tuple3<Long, Long, Long>>begin("first", AfterMatchSkipStrategy.skipPastLastEvent())
                .where(is(0))
                .followedBy("more")
                .where(is(1))
                .oneOrMore()
                .followedBy("last")
                .where(is(2))
                .within(Duration.ofMillis(LOOP_MILLIS));
    }

    private static String toldLoop(Map<String, List<Tuple3<Long, Long, Long>>> match) {
        StringBuilder text = new StringBuilder("l");
        match.values()
                .forEach(records -> records.forEach(each -> text.append(':').append(each.f0)));
        return text.toString();
    }

    /// Returns what the matcher finds in all records of a key at once.
    private static void expectLoops(List<Timed> records, Set<String> found) {
        PatternMatcher<Tuple3<Long, Long, Long>> matcher = new PatternMatcher<>(
                PatternCompiler.compile(loop()), false, () -> 0, record -> record, new HeldMatchRows<>());
        KeyMatches<Tuple3<Long, Long, Long>> key = matcher.newKey();
        MatchOutput<Tuple3<Long, Long, Long>> output = new MatchOutput<>() {
            @Override
            public void matched(Map<String, List<Tuple3<Long, Long, Long>>> events, long timestamp) {
                found.add(toldLoop(events));
            }

            @Override
            public void timedOut(Map<String, List<Tuple3<Long, Long, Long>>> events, long timestamp) {}
        };
        try {
            for (Timed each : records) matcher.match(key, Tuple3.of(each.number, 0L, 0L), each.time, output);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long number(Map<String, List<Tuple3<Long, Long, Long>>> match, String element) {
        return match.getOrDefault(element, List.of()).getFirst().f0;
    }

    private static String told(long first, long second, long third) {
        return "m:" + first + ":" + second + ":" + third;
    }

    private record Timed(long number, long time) {}

    static Expected expected(Plan plan) {
        Map<Long, List<Timed>> byKey = new TreeMap<>();
        for (long n = 0; n < plan.shape().records(); n++) {
            byKey.computeIfAbsent(plan.key(n, 1), _ -> new ArrayList<>())
                    .add(new Timed(Plan.number(n, 1), plan.eventTime(n)));
        }
        Set<String> exact = new HashSet<>();
        for (List<Timed> records : byKey.values()) {
            records.sort(Comparator.comparingLong(Timed::time).thenComparingLong(Timed::number));
            expectLoops(records, exact);
            for (int i = 0; i < records.size(); i++) {
                if (kind(records.get(i).number) != 0) continue;
                int second = next(records, i, 1);
                int third = second < 0 ? -1 : next(records, second, 2);
                if (third < 0 || records.get(third).time - records.get(i).time >= WINDOW_MILLIS) continue;
                exact.add(told(records.get(i).number, records.get(second).number, records.get(third).number));
            }
        }
        return new Expected(SimWorkload.passed(plan, 1), exact, plan.shape().records());
    }

    /// Returns the next record of a kind, or -1.
    private static int next(List<Timed> records, int after, int kind) {
        for (int i = after + 1; i < records.size(); i++) if (kind(records.get(i).number) == kind) return i;
        return -1;
    }
}
