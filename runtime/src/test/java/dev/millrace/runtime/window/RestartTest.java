package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.file.SnapshotFile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tests which data a window operator does not restore from a snapshot, and that user code cannot change a snapshot.
final class RestartTest {

    private static DataStream<Event> events() {
        return StreamExecutionEnvironment.getExecutionEnvironment()
                .fromData(List.of(new Event()), TypeInformation.of(Event.class));
    }

    private static KeyedStream<Event, Long> keyed() {
        return events().keyBy(event -> event.key, Types.LONG);
    }

    private static DataStream<Long> tumbling(long sizeMillis) {
        return keyed().window(TumblingEventTimeWindows.of(Duration.ofMillis(sizeMillis)))
                .aggregate(new WindowFunctions.SumIds());
    }

    private static DataStream<Long> sessions(long latenessMillis) {
        return keyed().window(EventTimeSessionWindows.withGap(Duration.ofMillis(10)))
                .allowedLateness(Duration.ofMillis(latenessMillis))
                .aggregate(new WindowFunctions.SumIds());
    }

    private static WindowOperatorHarness first(DataStream<?> described) {
        return new WindowOperatorHarness(described, false, new WindowOperatorHarness.Beginning(0, 1, null, true));
    }

    private static WindowOperatorHarness after(SnapshotFile file, DataStream<?> described) {
        return new WindowOperatorHarness(described, false, new WindowOperatorHarness.Beginning(0, 1, file, true));
    }

    private static SnapshotFile snapshotOf(DataStream<?> described) throws Exception {
        WindowOperatorHarness harness = first(described);
        harness.record(0, new Event(1, 2, 3, 0), 3);
        return Restarts.written(List.of(harness.snapshot()));
    }

    @Test
    void slices_of_other_windows_are_refused() throws Exception {
        SnapshotFile file = snapshotOf(tumbling(10));
        assertThatThrownBy(() -> after(file, tumbling(20)))
                .hasMessageContaining("MR-4005")
                .hasMessageContaining(
                        "size 10, slide 10 and offset 0 ms. The windows of the job have size 20, slide 20 and offset 0 ms");
    }

    @Test
    void windows_that_are_now_kept_in_another_way_are_refused() throws Exception {
        SnapshotFile file = snapshotOf(sessions(0));
        assertThatThrownBy(() -> after(file, sessions(5)))
                .hasMessageContaining("MR-4005")
                .hasMessageContaining("'window sessions'");
        SnapshotFile buckets = snapshotOf(sessions(5));
        assertThatThrownBy(() -> after(buckets, tumbling(10))).hasMessageContaining("'window event-time timers'");
        assertThat(after(buckets, sessions(5)).lines()).isEmpty();
    }

    @Test
    void a_join_that_changes_its_records_does_not_change_a_snapshot_of_them() throws Exception {
        JoinFunction<Event, Event, String> changing = (left, right) -> left.sum++ + "-" + right.sum++;
        DataStream<Event> events = events();
        DataStream<String> joined = events.join(events.filter(_ -> true))
                .where(event -> event.key, Types.LONG)
                .equalTo(event -> event.key, Types.LONG)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                .apply(changing, Types.STRING);
        WindowOperatorHarness harness = first(joined);
        harness.record(0, new Event(1, 0, 3, 0), 3);
        harness.record(1, new Event(2, 0, 4, 0), 4);
        KeyedSnapshot<Object> snapshot = harness.snapshot();
        harness.watermark(0, 100);
        harness.watermark(1, 100);
        WindowOperatorHarness restored = after(Restarts.written(List.of(snapshot)), joined);
        restored.watermark(0, 100);
        restored.watermark(1, 100);
        assertThat(harness.lines()).containsExactly("1-2 @9");
        assertThat(restored.lines()).containsExactly("1-2 @9");
    }

    @Test
    void a_window_that_fired_again_is_cleared_even_after_another_restart() throws Exception {
        WindowCase sliding = new WindowCase(
                WindowCase.Kind.SLIDING,
                20,
                10,
                0,
                WindowCase.Trig.DEFAULT,
                5,
                WindowCase.Evict.NONE,
                false,
                1,
                WindowCase.Function.AGGREGATE_PROCESS,
                WindowCase.Keying.LONG,
                false);
        WindowOperatorHarness first = harness(sliding, null);
        first.record(0, new Event(1, 0, 5, 0), 5);
        first.watermark(0, 17);
        WindowOperatorHarness second = harness(sliding, Restarts.written(List.of(first.snapshot())));
        second.record(0, new Event(2, 0, 6, 0), 6);
        second.watermark(0, 10);
        WindowOperatorHarness third = harness(sliding, Restarts.written(List.of(second.snapshot())));
        third.watermark(0, 15);

        String window = "TimeWindow{start=-10, end=10}";
        assertThat(first.lines()).contains("0 " + window + " [[1]] n1 g1 w17 @9", "side clear " + window + " n1 @9");
        assertThat(second.lines())
                .containsExactly("0 " + window + " [[2]] n1 g2 w10 @9", "side fired 0 " + window + " @9");
        assertThat(third.lines()).containsExactly("side clear " + window + " n1 @9");
    }

    /// Creates state for each window and relies on the engine to drop it.
    private static final class Leaving extends ProcessWindowFunction<Long, Long, Long, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Long key, Context context, Iterable<Long> sums, Collector<Long> out) throws Exception {
            context.windowState()
                    .getState(new ValueStateDescriptor<>("left", Types.LONG))
                    .update(key);
        }
    }

    @Test
    void state_of_windows_that_ended_before_it_was_asked_for_is_dropped() throws Exception {
        DataStream<Long> described = keyed().window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                .allowedLateness(Duration.ofMillis(5))
                .aggregate(new WindowFunctions.SumIds(), new Leaving());
        WindowOperatorHarness first = first(described);
        first.record(0, new Event(1, 2, 3, 0), 3);
        first.watermark(0, 10);
        WindowOperatorHarness second = after(Restarts.written(List.of(first.snapshot())), described);
        second.watermark(0, 20);
        second.record(0, new Event(2, 2, 23, 0), 23);
        second.watermark(0, 30);
        assertThat(second.states().namespacedEntries()).isEqualTo(1);
        second.watermark(0, 40);
        assertThat(second.states().namespacedEntries()).isZero();
    }

    private static WindowOperatorHarness harness(WindowCase windowCase, @Nullable SnapshotFile from) {
        return new WindowProgram(new Script(List.of(new Event()), 1), 1, false)
                .harness(
                        StreamExecutionEnvironment.getExecutionEnvironment(),
                        windowCase,
                        new WindowOperatorHarness.Beginning(0, 1, from, true));
    }
}
