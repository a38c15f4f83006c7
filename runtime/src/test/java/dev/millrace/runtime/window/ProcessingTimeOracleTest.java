package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.assigner.ProcessingTimeSessionWindows;
import dev.millrace.api.window.assigner.SlidingProcessingTimeWindows;
import dev.millrace.api.window.assigner.TumblingProcessingTimeWindows;
import dev.millrace.exchange.Batch;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.file.SnapshotFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests processing-time windows: each window has one result with all its records when its time is over. As in Flink,
/// windows that are open at the end of the input have no result.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ProcessingTimeOracleTest {
    private static final int KEYS = 3;

    private enum Kind {
        TUMBLING,
        SLIDING,
        SESSION
    }

    /// Holds a record and the time of its arrival.
    private record Arrival(Event event, long millis) {}

    @Test
    void each_window_comes_to_one_result_when_its_time_is_over() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Kind kind = Kind.values()[seed % 3];
            long slide = 2 + random.nextInt(10);
            long size = kind == Kind.SLIDING ? slide + random.nextInt(20) : slide;
            long offset = kind == Kind.SESSION ? 0 : random.nextLong(slide);
            List<Arrival> arrivals = arrivals(random);
            long last = arrivals.getLast().millis + random.nextInt(30);

            List<String> actual = run(assigner(kind, size, slide, offset), arrivals, last);

            assertThat(actual)
                    .describedAs("seed %d: %s, size %d, slide %d, offset %d", seed, kind, size, slide, offset)
                    .containsExactlyInAnyOrderElementsOf(
                            kind == Kind.SESSION
                                    ? sessions(arrivals, size, last)
                                    : aligned(arrivals, size, slide, offset, last));
        }
    }

    private static List<Arrival> arrivals(SplittableRandom random) {
        List<Arrival> arrivals = new ArrayList<>();
        long now = 1_000;
        for (int id = 0; id < 60; id++) {
            now += random.nextInt(10) == 0 ? random.nextInt(40) : random.nextInt(3);
            arrivals.add(new Arrival(new Event(id, 0, 0, 0), now));
        }
        return arrivals;
    }

    private static WindowAssigner<Object, TimeWindow> assigner(Kind kind, long size, long slide, long offset) {
        return switch (kind) {
            case TUMBLING -> TumblingProcessingTimeWindows.of(Duration.ofMillis(size), Duration.ofMillis(offset));
            case SLIDING ->
                SlidingProcessingTimeWindows.of(
                        Duration.ofMillis(size), Duration.ofMillis(slide), Duration.ofMillis(offset));
            case SESSION -> ProcessingTimeSessionWindows.withGap(Duration.ofMillis(size));
        };
    }

    private static List<String> run(WindowAssigner<Object, TimeWindow> assigner, List<Arrival> arrivals, long last)
            throws Exception {
        WindowOperatorHarness harness = harness(assigner, arrivals, WindowOperatorHarness.Beginning.ALONE);
        play(List.of(harness), arrivals);
        end(harness, last);
        return shown(harness.lines());
    }

    private static WindowOperatorHarness harness(
            WindowAssigner<Object, TimeWindow> assigner,
            List<Arrival> arrivals,
            WindowOperatorHarness.Beginning beginning) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Event> input = env.fromData(List.of(arrivals.getFirst().event), TypeInformation.of(Event.class));
        return new WindowOperatorHarness(
                input.keyBy(event -> event.id % KEYS, Types.LONG)
                        .window(assigner)
                        .process(new WindowFunctions.Process<>(true, false, false), Types.STRING),
                false,
                beginning);
    }

    private static void play(List<WindowOperatorHarness> subtasks, List<Arrival> arrivals) throws Exception {
        for (Arrival each : arrivals) {
            for (WindowOperatorHarness harness : subtasks) harness.clock(each.millis);
            int owner =
                    subtasks.getFirst().owner(0, each.event, subtasks.size(), WindowOperatorHarness.MAX_PARALLELISM);
            subtasks.get(owner).record(0, each.event, Batch.NO_TIMESTAMP);
        }
    }

    private static void end(WindowOperatorHarness harness, long last) {
        harness.clock(last);
        harness.watermark(0, Long.MAX_VALUE);
        harness.end(0);
    }

    private static List<String> shown(List<String> lines) {
        return lines.stream().map(line -> line.replaceFirst(" w.*@", " @")).toList();
    }

    @Test
    void windows_that_begin_with_a_snapshot_come_to_one_result_too() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Kind kind = Kind.values()[seed % 3];
            long slide = 2 + random.nextInt(10);
            long size = kind == Kind.SLIDING ? slide + random.nextInt(20) : slide;
            List<Arrival> arrivals = arrivals(random);
            long last = arrivals.getLast().millis + random.nextInt(30);
            WindowAssigner<Object, TimeWindow> assigner = assigner(kind, size, slide, 0);
            int cut = 1 + random.nextInt(arrivals.size() - 1);

            WindowOperatorHarness before =
                    harness(assigner, arrivals, new WindowOperatorHarness.Beginning(0, 1, null, true));
            play(List.of(before), arrivals.subList(0, cut));
            List<String> lines = new ArrayList<>(before.lines());
            KeyedSnapshot<Object> snapshot = before.snapshot();
            play(List.of(before), arrivals.subList(cut, arrivals.size()));
            SnapshotFile file = Restarts.written(List.of(snapshot));
            List<WindowOperatorHarness> after = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                after.add(harness(assigner, arrivals, new WindowOperatorHarness.Beginning(i, 3, file, true)));
            }
            play(after, arrivals.subList(cut, arrivals.size()));
            for (WindowOperatorHarness harness : after) {
                end(harness, last);
                lines.addAll(harness.lines());
            }

            assertThat(shown(lines))
                    .describedAs("seed %d: %s, size %d, slide %d, cut at %d", seed, kind, size, slide, cut)
                    .containsExactlyInAnyOrderElementsOf(
                            kind == Kind.SESSION
                                    ? sessions(arrivals, size, last)
                                    : aligned(arrivals, size, slide, 0, last));
        }
    }

    private static List<String> aligned(List<Arrival> arrivals, long size, long slide, long offset, long last) {
        List<String> expected = new ArrayList<>();
        for (long start = offset - slide * (1 + size / slide); start + size <= last; start += slide) {
            for (long key = 0; key < KEYS; key++) {
                List<Event> in = new ArrayList<>();
                for (Arrival each : arrivals) {
                    boolean isIn = each.millis >= start && each.millis < start + size;
                    if (isIn && each.event.id % KEYS == key) in.add(each.event);
                }
                if (!in.isEmpty()) expected.add(line(key, start, start + size, in));
            }
        }
        return expected;
    }

    private static List<String> sessions(List<Arrival> arrivals, long gap, long last) {
        List<String> expected = new ArrayList<>();
        for (long key = 0; key < KEYS; key++) {
            List<Event> in = new ArrayList<>();
            long start = 0;
            long end = 0;
            for (Arrival each : arrivals) {
                if (each.event.id % KEYS != key) continue;
                if (!in.isEmpty() && each.millis >= end) {
                    expected.add(line(key, start, end, in));
                    in.clear();
                }
                if (in.isEmpty()) start = each.millis;
                in.add(each.event);
                end = each.millis + gap;
            }
            if (!in.isEmpty() && end <= last) expected.add(line(key, start, end, in));
        }
        return expected;
    }

    private static String line(long key, long start, long end, List<Event> records) {
        return key + " " + new TimeWindow(start, end) + " " + WindowFunctions.text(records, true) + " @" + (end - 1);
    }

    @Test
    void windows_open_at_the_end_of_the_input_come_to_nothing() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        DataStream<Long> sums = env.fromSequence(1, 1_000)
                .keyBy(number -> number % 7, Types.LONG)
                .window(TumblingProcessingTimeWindows.of(Duration.ofDays(20_000)))
                .reduce(Long::sum);
        assertThat(take(sums, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void an_unbounded_stream_is_cut_into_windows_without_losing_or_doubling_a_record() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        DataStream<Extent> extents = env.fromSequence(1, Long.MAX_VALUE)
                .map(number -> new Extent(number, number, 1))
                .keyBy(_ -> 0, Types.INT)
                .window(TumblingProcessingTimeWindows.of(Duration.ofMillis(3)))
                .reduce((some, more) -> new Extent(some.first, more.last, some.count + more.count));

        long next = 1;
        for (Extent each : take(extents, 8)) {
            assertThat(each).isEqualTo(new Extent(next, next + each.count - 1, each.count));
            next = each.last + 1;
        }
    }

    /// Represents a range of consecutive numbers.
    public record Extent(long first, long last, long count) {}

    private static <T> List<T> take(DataStream<T> stream, int count) throws Exception {
        List<T> taken = new ArrayList<>();
        try (CloseableIterator<T> results = stream.executeAndCollect()) {
            while (taken.size() < count && results.hasNext()) taken.add(results.next());
        }
        return taken;
    }
}
