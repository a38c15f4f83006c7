package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.RowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests that sessions and interval joins restore checkpoints of earlier releases, which have a row for each session
/// and for each record.
final class OlderWindowsTest {
    private static final Keys<Long> KEYS = Keys.of(Types.LONG);
    private static final int GROUPS = WindowOperatorHarness.MAX_PARALLELISM;

    private static KeyedStream<Event, Long> keyed() {
        return StreamExecutionEnvironment.getExecutionEnvironment()
                .fromData(List.of(new Event()), TypeInformation.of(Event.class))
                .keyBy(event -> event.key, Types.LONG);
    }

    @SuppressWarnings("unchecked")
    private static SnapshotFile written(KeyedPart part) throws Exception {
        KeyedStates<Long> states = new KeyedStates<>(
                KEYS, GROUPS, KeyGroups.range(0, 1, GROUPS), Host.real().clock());
        states.attach(part);
        KeyedSnapshot<?> snapshot = states.snapshot("operator", LongSerializer.INSTANCE);
        return Restarts.written(List.of((KeyedSnapshot<Object>) snapshot));
    }

    private static WindowOperatorHarness after(List<SnapshotFile> files, DataStream<?> described) {
        return new WindowOperatorHarness(
                described, false, new WindowOperatorHarness.Beginning(0, 1, GROUPS, GROUPS, files, true));
    }

    /// Returns the older file, and an incremental checkpoint that builds on it.
    private static List<SnapshotFile> chain(SnapshotFile older, DataStream<?> described) throws Exception {
        List<SnapshotFile> files = new ArrayList<>(List.of(older));
        files.add(Restarts.written(List.of(after(files, described).snapshot()), true));
        return files;
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_row_for_each_session() throws Exception {
        RowType<TimeWindow, Long> rows = new RowType<>(
                "window sessions", SectionKind.KEYED_AGGREGATING, new TimeWindow.Serializer(), LongSerializer.INSTANCE);
        SnapshotFile older = written(snapshot -> ((KeyedSnapshot<Long>) snapshot).add(rows, to -> {
            to.row(7L, KEYS.hashLong(7), new TimeWindow(3, 13), 1L);
            to.row(7L, KEYS.hashLong(7), new TimeWindow(30, 42), 2L);
            to.row(8L, KEYS.hashLong(8), new TimeWindow(5, 15), 4L);
        }));
        DataStream<Long> sessions = keyed().window(EventTimeSessionWindows.withGap(Duration.ofMillis(10)))
                .aggregate(new WindowFunctions.SumIds());
        for (List<SnapshotFile> files : List.of(List.of(older), chain(older, sessions))) {
            WindowOperatorHarness harness = after(files, sessions);
            harness.watermark(0, 100);
            assertThat(harness.lines()).containsExactly("1 @12", "4 @14", "2 @41");
        }
    }

    private static final class Pairs extends ProcessJoinFunction<Event, Event, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Event left, Event right, Context context, Collector<String> out) {
            out.collect(left.id + "-" + right.id);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_row_for_each_record_of_an_interval_join() throws Exception {
        TypeSerializer<Event> events = TypeInformation.of(Event.class).createSerializer(new SerializerConfigImpl());
        RowType<Long, Event> rows =
                new RowType<>("interval join, left", SectionKind.KEYED_RECORDS, LongSerializer.INSTANCE, events);
        SnapshotFile older = written(snapshot -> ((KeyedSnapshot<Long>) snapshot).add(rows, to -> {
            to.row(7L, KEYS.hashLong(7), 3L, new Event(1, 7, 3, 0));
            to.row(7L, KEYS.hashLong(7), 3L, new Event(2, 7, 3, 0));
            to.row(7L, KEYS.hashLong(7), 90L, new Event(3, 7, 90, 0));
        }));
        KeyedStream<Event, Long> keyed = keyed();
        DataStream<String> joined = keyed.intervalJoin(keyed)
                .between(Duration.ofMillis(-10), Duration.ofMillis(10))
                .process(new Pairs(), Types.STRING);
        for (List<SnapshotFile> files : List.of(List.of(older), chain(older, joined))) {
            WindowOperatorHarness harness = after(files, joined);
            harness.record(1, new Event(9, 7, 5, 0), 5);
            assertThat(harness.lines()).containsExactly("1-9 @5", "2-9 @5");
        }
    }
}
