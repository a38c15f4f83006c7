package dev.millrace.bench.bare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Generator;
import dev.millrace.bench.load.Mix;
import dev.millrace.bench.load.Steps;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Meter;
import dev.millrace.bench.meter.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Compares the loops with simple sequential programs that compute the same.
class BareLoopsTest {
    private static final int EVENTS = 400_000; // three seconds of event time for most workloads
    private static final int PACED_EVENTS = 75_000;
    private static final long SEED = 7;

    @Test
    void chain_maps_and_filters() throws Exception {
        var expected = new ArrayList<Event>();
        for (var event : events(Workload.CHAIN, 0)) {
            long value = Steps.first(event.value);
            if (Steps.passes(value)) {
                expected.add(new Event(event.key, Steps.second(event.key, value), event.timestamp));
            }
        }
        assertSame(expected, Workload.CHAIN);
    }

    @Test
    void keyed_counts_each_key() throws Exception {
        var counts = new HashMap<Long, Long>();
        var expected = new ArrayList<Event>();
        for (var event : events(Workload.KEYED, 0)) {
            expected.add(new Event(event.key, counts.merge(event.key, 1L, Long::sum), 0));
        }
        assertSame(expected, Workload.KEYED);
    }

    @Test
    void tumbling_sums_each_second() throws Exception {
        assertSame(windowSums(Workload.TUMBLING, Workload.WINDOW_MILLIS), Workload.TUMBLING);
    }

    @Test
    void sliding_sums_each_minute_every_second() throws Exception {
        assertSame(windowSums(Workload.SLIDING, Workload.SLIDING_MILLIS), Workload.SLIDING);
    }

    @Test
    void session_sums_until_a_key_is_silent() throws Exception {
        var expected = new ArrayList<Event>();
        byKey(events(Workload.SESSION, 0)).forEach((key, events) -> {
            events.sort(Comparator.comparingLong(event -> event.timestamp));
            var session = new Event(key, 0, 0);
            for (var event : events) {
                if (session.timestamp != 0 && event.timestamp > session.timestamp) {
                    expected.add(session);
                    session = new Event(key, 0, 0);
                }
                session.value += event.value;
                session.timestamp = event.timestamp + Workload.SESSION_GAP_MILLIS;
            }
            expected.add(session);
        });
        assertSame(expected, Workload.SESSION);
    }

    @Test
    void window_join_pairs_within_a_second() throws Exception {
        assertSame(pairs(Workload.WINDOW_JOIN), Workload.WINDOW_JOIN);
    }

    @Test
    void interval_join_pairs_within_half_a_second() throws Exception {
        assertSame(pairs(Workload.INTERVAL_JOIN), Workload.INTERVAL_JOIN);
    }

    @Test
    void latency_counts_each_key_and_notes_how_late() throws Exception {
        var counts = new HashMap<Long, Long>();
        var expected = new ArrayList<Event>();
        for (var event : events(Workload.LATENCY, 0)) {
            expected.add(new Event(event.key, counts.merge(event.key, 1L, Long::sum), 0));
        }
        var outcome = assertSame(expected, Workload.LATENCY);
        assertThat(outcome.latencies().count()).isBetween(1L, PACED_EVENTS - 1L);
    }

    private static Outcome assertSame(List<Event> expected, Workload workload) throws Exception {
        var meter = Meter.open(workload);
        new BareEngine().run(task(workload, meter.number()), "default");
        var outcome = meter.close();
        assertThat(expected).isNotEmpty();
        assertThat(outcome.results()).isEqualTo(expected.size());
        long checksum = expected.stream()
                .mapToLong(event -> Mix.share(event.key, event.value, event.timestamp))
                .sum();
        assertThat(outcome.checksum()).isEqualTo(checksum);
        return outcome;
    }

    private static Task task(Workload workload, int meter) {
        int events = workload == Workload.LATENCY ? PACED_EVENTS : EVENTS;
        return new Task(workload, events, SEED, 2, meter);
    }

    private static List<Event> events(Workload workload, int stream) {
        var task = task(workload, 0);
        Generator generator = task.generator(stream);
        return LongStream.range(0, task.eventsOf(stream))
                .mapToObj(generator::event)
                .toList();
    }

    private static Map<Long, List<Event>> byKey(List<Event> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.key, TreeMap::new, Collectors.toCollection(ArrayList::new)));
    }

    private static List<Event> windowSums(Workload workload, int lengthMillis) {
        var sums = new TreeMap<Long, Map<Long, Long>>();
        for (var event : events(workload, 0)) {
            long firstEnd = (event.timestamp / Workload.WINDOW_MILLIS + 1) * Workload.WINDOW_MILLIS;
            for (long end = firstEnd; end - lengthMillis <= event.timestamp; end += Workload.WINDOW_MILLIS) {
                sums.computeIfAbsent(end, _ -> new HashMap<>()).merge(event.key, event.value, Long::sum);
            }
        }
        var results = new ArrayList<Event>();
        sums.forEach((end, keys) -> keys.forEach((key, sum) -> results.add(new Event(key, sum, end))));
        return results;
    }

    private static List<Event> pairs(Workload workload) {
        var rights = byKey(events(workload, 1));
        var results = new ArrayList<Event>();
        for (var left : events(workload, 0)) {
            for (var right : rights.getOrDefault(left.key, List.of())) {
                if (isPair(workload, left, right)) {
                    results.add(new Event(left.key, Steps.pair(left.value, right.value), 0));
                }
            }
        }
        return results;
    }

    private static boolean isPair(Workload workload, Event left, Event right) {
        return workload == Workload.WINDOW_JOIN
                ? left.timestamp / Workload.WINDOW_MILLIS == right.timestamp / Workload.WINDOW_MILLIS
                : Math.abs(left.timestamp - right.timestamp) <= Workload.INTERVAL_MILLIS;
    }
}
