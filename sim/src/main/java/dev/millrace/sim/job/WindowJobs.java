package dev.millrace.sim.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.sim.job.SimWorkload.Programs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Defines jobs with aggregating windows and joins, and computes their expected outputs.
final class WindowJobs {
    private static final long SIZE_MILLIS = 120;
    private static final long SLIDE_MILLIS = 40;
    private static final long GAP_MILLIS = 60;
    private static final long JOIN_MILLIS = 50;
    private static final long BEFORE_MILLIS = 30;
    private static final long AFTER_MILLIS = 20;
    /// Longer than the event time of any job.
    private static final Duration EVER = Duration.ofHours(1);

    private WindowJobs() {}

    /// Counts the records of a window.
    private static final class Count implements AggregateFunction<Tuple3<Long, Long, Long>, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Tuple3<Long, Long, Long> record, Long count) {
            return count + 1;
        }

        @Override
        public Long getResult(Long count) {
            return count;
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    private static final class Tell extends ProcessWindowFunction<Long, String, Long, TimeWindow> {
        @Override
        public void process(Long key, Context context, Iterable<Long> counts, Collector<String> out) {
            for (Long count : counts)
                out.collect(
                        told(key, context.window().getStart(), context.window().getEnd(), count));
        }
    }

    private static final class Near
            extends ProcessJoinFunction<Tuple3<Long, Long, Long>, Tuple3<Long, Long, Long>, String> {
        @Override
        public void processElement(
                Tuple3<Long, Long, Long> left, Tuple3<Long, Long, Long> right, Context context, Collector<String> out) {
            out.collect(pair(left.f0, right.f0));
        }
    }

    private static String told(long key, long start, long end, long count) {
        return "w:" + key + ":" + start + ":" + end + ":" + count;
    }

    private static String pair(long left, long right) {
        return "j:" + left + ":" + right;
    }

    private static DataStream<String> names(DataStream<Tuple3<Long, Long, Long>> records, int stream) {
        return records.map(record -> SimWorkload.RECORD + record.f0)
                .returns(Types.STRING)
                .uid("names-" + stream);
    }

    private static DataStream<String> counted(
            Programs programs, WindowAssigner<Object, TimeWindow> windows, Duration lateness) {
        DataStream<String> names = names(programs.passed(1), 1);
        return programs.passedOf(1)
                .keyBy(record -> record.f1)
                .window(windows)
                .allowedLateness(lateness)
                .aggregate(new Count(), new Tell())
                .uid("windows")
                .union(names);
    }

    static DataStream<String> tumbling(Programs programs) {
        return counted(programs, TumblingEventTimeWindows.of(Duration.ofMillis(SIZE_MILLIS)), Duration.ZERO);
    }

    static DataStream<String> sliding(Programs programs) {
        return counted(
                programs,
                SlidingEventTimeWindows.of(Duration.ofMillis(SIZE_MILLIS), Duration.ofMillis(SLIDE_MILLIS)),
                Duration.ZERO);
    }

    static DataStream<String> lateSliding(Programs programs) {
        return counted(
                programs,
                SlidingEventTimeWindows.of(Duration.ofMillis(SIZE_MILLIS), Duration.ofMillis(SLIDE_MILLIS)),
                EVER);
    }

    static DataStream<String> sessions(Programs programs) {
        return counted(programs, EventTimeSessionWindows.withGap(Duration.ofMillis(GAP_MILLIS)), Duration.ZERO);
    }

    static DataStream<String> lateSessions(Programs programs) {
        return counted(programs, EventTimeSessionWindows.withGap(Duration.ofMillis(GAP_MILLIS)), EVER);
    }

    static Expected tumblingExpected(Plan plan) {
        return windowsExpected(plan, SIZE_MILLIS);
    }

    static Expected slidingExpected(Plan plan) {
        return windowsExpected(plan, SLIDE_MILLIS);
    }

    private static Expected windowsExpected(Plan plan, long slide) {
        Map<String, Long> counts = new TreeMap<>();
        for (long n = 0; n < plan.shape().records(); n++) {
            long time = plan.eventTime(n);
            for (long start = Math.floorDiv(time, slide) * slide; start > time - SIZE_MILLIS; start -= slide)
                counts.merge("w:" + plan.key(n, 1) + ":" + start + ":" + (start + SIZE_MILLIS) + ":", 1L, Long::sum);
        }
        Set<String> exact = new HashSet<>();
        counts.forEach((window, count) -> exact.add(window + count));
        return new Expected(SimWorkload.passed(plan, 1), exact, plan.shape().records(), output -> {
            int at = output.lastIndexOf(':') + 1;
            Long most = counts.get(output.substring(0, at));
            return plan.workload().isLate() && most != null && Long.parseLong(output.substring(at)) < most;
        });
    }

    private record Session(long start, long end, long count) {}

    static Expected sessionsExpected(Plan plan) {
        Map<Long, List<Long>> times = new TreeMap<>();
        for (long n = 0; n < plan.shape().records(); n++)
            times.computeIfAbsent(plan.key(n, 1), _ -> new ArrayList<>()).add(plan.eventTime(n));
        Set<String> exact = new HashSet<>();
        Map<Long, List<Session>> all = new HashMap<>();
        times.forEach((key, ofKey) -> {
            List<Session> sessions = sessions(ofKey);
            all.put(key, sessions);
            for (Session each : sessions) exact.add(told(key, each.start, each.end, each.count));
        });
        return new Expected(
                SimWorkload.passed(plan, 1),
                exact,
                plan.shape().records(),
                output -> plan.workload().isLate() && isPart(output, all));
    }

    private static List<Session> sessions(List<Long> times) {
        List<Session> sessions = new ArrayList<>();
        for (long time : times.stream().sorted().toList()) {
            Session last = sessions.isEmpty() ? null : sessions.getLast();
            if (last != null && time <= last.end)
                sessions.set(sessions.size() - 1, new Session(last.start, time + GAP_MILLIS, last.count + 1));
            else sessions.add(new Session(time, time + GAP_MILLIS, 1));
        }
        return sessions;
    }

    /// Returns whether a session is a part of a session of the expected output.
    private static boolean isPart(String output, Map<Long, List<Session>> all) {
        String[] parts = output.split(":");
        if (parts.length != 5) return false;
        long start = Long.parseLong(parts[2]);
        long end = Long.parseLong(parts[3]);
        long count = Long.parseLong(parts[4]);
        for (Session each : all.getOrDefault(Long.valueOf(parts[1]), List.of()))
            if (each.start <= start && end <= each.end && count < each.count) return true;
        return false;
    }

    static DataStream<String> join(Programs programs) {
        DataStream<String> names = names(programs.passed(1), 1).union(names(programs.passed(2), 2));
        return programs.passedOf(1)
                .join(programs.passedOf(2))
                .where(record -> record.f1)
                .equalTo(record -> record.f1)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(JOIN_MILLIS)))
                .apply((left, right) -> pair(left.f0, right.f0), Types.STRING)
                .uid("join")
                .union(names);
    }

    static DataStream<String> intervals(Programs programs) {
        DataStream<String> names = names(programs.passed(1), 1).union(names(programs.passed(2), 2));
        return programs.passedOf(1)
                .keyBy(record -> record.f1)
                .intervalJoin(programs.passedOf(2).keyBy(record -> record.f1))
                .between(Duration.ofMillis(-BEFORE_MILLIS), Duration.ofMillis(AFTER_MILLIS))
                .process(new Near())
                .uid("intervals")
                .union(names);
    }

    private interface Meeting {
        boolean meet(long leftTime, long rightTime);
    }

    static Expected joinExpected(Plan plan) {
        return pairsExpected(plan, (left, right) -> left / JOIN_MILLIS == right / JOIN_MILLIS);
    }

    static Expected intervalsExpected(Plan plan) {
        return pairsExpected(plan, (left, right) -> right - left >= -BEFORE_MILLIS && right - left <= AFTER_MILLIS);
    }

    private static Expected pairsExpected(Plan plan, Meeting meeting) {
        Set<String> exact = new HashSet<>();
        long near = (JOIN_MILLIS + BEFORE_MILLIS + AFTER_MILLIS) / Plan.STEP_MILLIS;
        int records = plan.shape().records();
        for (long left = 0; left < records; left++) {
            for (long right = Math.max(0, left - near); right <= Math.min(records - 1, left + near); right++) {
                if (plan.key(left, 1) != plan.key(right, 2)) continue;
                if (meeting.meet(plan.time(left), plan.time(right)))
                    exact.add(pair(Plan.number(left, 1), Plan.number(right, 2)));
            }
        }
        return new Expected(SimWorkload.passed(plan, 1, 2), exact, 2L * records);
    }
}
