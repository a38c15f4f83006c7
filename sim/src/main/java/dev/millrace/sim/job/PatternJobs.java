package dev.millrace.sim.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.cep.CEP;
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

/// Defines a job that finds a pattern, and computes its matches. Crashes and changes of the parallelism meet partial
/// matches, because a match takes longer than a checkpoint.
final class PatternJobs {
    private static final long WINDOW_MILLIS = 400;
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
        return CEP.pattern(
                        programs.passedOf(1).keyBy(record -> record.f1),
                        pattern,
                        (one, two) -> one.f0.compareTo(two.f0))
                .select(
                        match -> told(number(match, "first"), number(match, "second"), number(match, "third")),
                        Types.STRING)
                .uid("matches")
                .union(names);
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
