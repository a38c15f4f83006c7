package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests that an incremental checkpoint of windows and joins contains little more than the changes.
final class IncrementalWindowsTest {
    private static final int KEYS = 20_000;
    private static final int CHANGED = KEYS / 100;

    private enum Kind {
        TUMBLING,
        SLIDING,
        SESSIONS,
        SESSIONS_OF_RECORDS,
        TUMBLING_RECORDS,
        SLIDING_RECORDS,
        WINDOW_JOIN,
        INTERVAL_JOIN;

        DataStream<?> described() {
            DataStream<Event> events = StreamExecutionEnvironment.getExecutionEnvironment()
                    .fromData(List.of(new Event()), TypeInformation.of(Event.class));
            KeyedStream<Event, Long> keyed = events.keyBy(event -> event.key, Types.LONG);
            Duration size = Duration.ofMillis(100);
            Duration slide = Duration.ofMillis(10);
            return switch (this) {
                case TUMBLING ->
                    keyed.window(TumblingEventTimeWindows.of(size)).aggregate(new WindowFunctions.SumIds());
                case SLIDING ->
                    keyed.window(SlidingEventTimeWindows.of(size, slide)).aggregate(new WindowFunctions.SumIds());
                case SESSIONS ->
                    keyed.window(EventTimeSessionWindows.withGap(size)).aggregate(new WindowFunctions.SumIds());
                case SESSIONS_OF_RECORDS ->
                    keyed.window(EventTimeSessionWindows.withGap(size))
                            .apply(
                                    (_, _, records, out) -> {
                                        for (Event each : records) out.collect(each.id);
                                    },
                                    Types.LONG);
                case TUMBLING_RECORDS ->
                    keyed.window(TumblingEventTimeWindows.of(size))
                            .apply(
                                    (_, _, records, out) -> {
                                        for (Event each : records) out.collect(each.id);
                                    },
                                    Types.LONG);
                case SLIDING_RECORDS ->
                    keyed.window(SlidingEventTimeWindows.of(size, slide))
                            .apply(
                                    (_, _, records, out) -> {
                                        for (Event each : records) out.collect(each.id);
                                    },
                                    Types.LONG);
                case WINDOW_JOIN ->
                    events.join(events.filter(_ -> true))
                            .where(event -> event.key, Types.LONG)
                            .equalTo(event -> event.key, Types.LONG)
                            .window(TumblingEventTimeWindows.of(size))
                            .apply((left, right) -> left.id + right.id, Types.LONG);
                case INTERVAL_JOIN ->
                    keyed.intervalJoin(events.filter(_ -> true).keyBy(event -> event.key, Types.LONG))
                            .between(size.negated(), size)
                            .process(new Ids(), Types.LONG);
            };
        }

        boolean isJoin() {
            return this == WINDOW_JOIN || this == INTERVAL_JOIN;
        }
    }

    private static final class Ids extends ProcessJoinFunction<Event, Event, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Event left, Event right, Context context, Collector<Long> out) {
            out.collect(left.id + right.id);
        }
    }

    private static WindowOperatorHarness harness(Kind kind, List<SnapshotFile> from) {
        int groups = WindowOperatorHarness.MAX_PARALLELISM;
        return new WindowOperatorHarness(
                kind.described(), false, new WindowOperatorHarness.Beginning(0, 1, groups, groups, from, true));
    }

    private static void record(WindowOperatorHarness harness, int input, long key, long time) throws Exception {
        harness.record(input, new Event(key, key, time, 0), time);
    }

    private static void advance(WindowOperatorHarness harness, Kind kind, long watermark) {
        harness.watermark(0, watermark);
        if (kind.isJoin()) harness.watermark(1, watermark);
    }

    /// Takes a checkpoint that completes.
    private static SnapshotFile checkpoint(WindowOperatorHarness harness, boolean isIncremental) throws Exception {
        KeyedSnapshot<Object> snapshot = harness.snapshot();
        snapshot.changes().complete();
        return Restarts.written(List.of(snapshot), isIncremental);
    }

    private static long bytes(SnapshotFile file) {
        long bytes = 0;
        for (Section section : file.sections()) for (Block block : file.blocks(section)) bytes += block.length();
        return bytes;
    }

    /// Asserts that an operator restored from the checkpoints has the same content as the operator that took them.
    private static void assertHoldsAll(WindowOperatorHarness harness, Kind kind, List<SnapshotFile> checkpoints)
            throws Exception {
        WindowOperatorHarness restored = harness(kind, checkpoints);
        assertThat(bytes(checkpoint(restored, false))).isEqualTo(bytes(checkpoint(harness, false)));
        advance(restored, kind, Long.MAX_VALUE);
        int before = harness.lines().size();
        advance(harness, kind, Long.MAX_VALUE);
        List<String> expected = harness.lines().subList(before, harness.lines().size());
        assertThat(restored.lines().stream().sorted().toList())
                .isEqualTo(expected.stream().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource
    void records_of_few_keys_make_a_small_checkpoint(Kind kind) throws Exception {
        WindowOperatorHarness harness = harness(kind, List.of());
        for (long key = 0; key < KEYS; key++) record(harness, 0, key, 5);
        SnapshotFile whole = checkpoint(harness, false);
        for (long i = 0; i < CHANGED; i++) record(harness, kind.isJoin() ? 1 : 0, i * 97, 6);
        SnapshotFile changes = checkpoint(harness, true);
        assertThat(bytes(changes)).isLessThan(bytes(whole) / 20);
        assertHoldsAll(harness, kind, List.of(whole, changes));
    }

    @ParameterizedTest
    @EnumSource
    void what_a_watermark_ends_for_few_keys_makes_a_small_checkpoint(Kind kind) throws Exception {
        WindowOperatorHarness harness = harness(kind, List.of());
        for (long key = 0; key < CHANGED; key++) record(harness, 0, key, 5);
        for (long key = CHANGED; key < KEYS; key++) record(harness, 0, key, 250);
        SnapshotFile whole = checkpoint(harness, false);
        advance(harness, kind, 240);
        SnapshotFile changes = checkpoint(harness, true);
        assertThat(bytes(changes)).isLessThan(bytes(whole) / 20);
        assertHoldsAll(harness, kind, List.of(whole, changes));
    }
}
