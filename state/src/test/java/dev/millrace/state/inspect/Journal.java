package dev.millrace.state.inspect;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NamespacedState;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.operator.OperatorStates;
import dev.millrace.state.storage.SnapshotPlace;
import dev.millrace.state.timer.Timers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Simulates a job that writes checkpoints with states of all kinds.
final class Journal {
    static final int MAX_PARALLELISM = 8;
    static final Disk DISK = Host.real().disk();
    private static final Clock CLOCK = new Clock() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public long millis() {
            return 5_000;
        }
    };

    /// Represents an order.
    public record Order(long id, Level level, List<Line> lines) {}

    /// Represents a line of an order.
    public record Line(String article, int count) {}

    /// Represents an urgency.
    public enum Level {
        LOW,
        HIGH
    }

    final ValueStateDescriptor<Long> count = ready(new ValueStateDescriptor<>("count", Types.LONG));
    final ValueStateDescriptor<Order> last =
            ready(new ValueStateDescriptor<>("last order", TypeInformation.of(Order.class)));
    final ListStateDescriptor<String> words = ready(mortal(new ListStateDescriptor<>("words", Types.STRING)));
    final MapStateDescriptor<Integer, Double> prices =
            ready(new MapStateDescriptor<>("prices", Types.INT, Types.DOUBLE));
    final ValueStateDescriptor<String> note = ready(mortal(new ValueStateDescriptor<>("note", Types.STRING)));
    final KeyedStates<String> keyed = new KeyedStates<>(
            Keys.of(Types.STRING), MAX_PARALLELISM, new KeyGroups.Range(0, MAX_PARALLELISM - 1), CLOCK);
    final NamespacedState<TimeWindow, ListState<Long>> windows = keyed.namespaced(
            ready(new ListStateDescriptor<>("window contents", Types.LONG)), new TimeWindow.Serializer());
    final Timers<String, TimeWindow> timers = new Timers<>(keyed, "window", new TimeWindow.Serializer());
    final OperatorStates unkeyed = new OperatorStates(Journal::ready);
    final ListState<String> offsets = unkeyed.getListState(new ListStateDescriptor<>("offsets", Types.STRING));
    final BroadcastState<String, Long> rules =
            unkeyed.getBroadcastState(new MapStateDescriptor<>("rules", Types.STRING, Types.LONG));

    /// The block size of the next checkpoint.
    int blockBytes = 8 << 20;

    private final Path root;
    private final CheckpointDirectory directory;
    private final List<Manifest.StateFile> files = new ArrayList<>();

    Journal(Path root) {
        this.root = root;
        directory = new CheckpointDirectory(DISK, root);
        keyed.beginSnapshots();
    }

    private static <D extends StateDescriptor<?, ?>> D mortal(D descriptor) {
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
        return descriptor;
    }

    private static <D extends StateDescriptor<?, ?>> D ready(D descriptor) {
        descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
        return descriptor;
    }

    void select(String key) {
        keyed.select(key, Keys.of(Types.STRING).hash(key));
    }

    /// Writes a checkpoint.
    ///
    /// @param isIncremental whether the checkpoint includes the files of the previous one
    CheckpointDirectory.Complete checkpoint(long number, boolean isIncremental) throws Exception {
        SnapshotPlace path = directory.of(number).resolve("state-0");
        KeyedSnapshot<String> snapshot = keyed.snapshot("orders-id", StringSerializer.INSTANCE);
        try (SnapshotFileWriter writer =
                new SnapshotFileWriter(DISK.create(root.resolve(directory.nameOf(path))), blockBytes)) {
            snapshot.write(writer, isIncremental);
            for (int subtask = 0; subtask < 2; subtask++)
                unkeyed.snapshot("source-id", subtask).write(writer);
            if (!isIncremental) files.clear();
            files.add(new Manifest.StateFile(directory.nameOf(path), writer.finish()));
        }
        snapshot.changes().complete();
        snapshot.release();
        return directory.complete(new Manifest(
                number,
                1_700_000_000_000L + number,
                false,
                "shop",
                files,
                List.of(
                        new Manifest.OperatorEntry("orders-id", "orders -> sink", 2, MAX_PARALLELISM),
                        new Manifest.OperatorEntry("source-id", "source", 2, MAX_PARALLELISM),
                        new Manifest.OperatorEntry("map-id", "map", 1, MAX_PARALLELISM))));
    }

    /// Writes to all states for the keys a, b and c.
    void fill() throws Exception {
        for (String key : List.of("a", "b", "c")) {
            select(key);
            keyed.value(count).update((long) key.charAt(0));
            keyed.value(last).update(new Order(key.charAt(0), Level.HIGH, List.of(new Line(key, 2))));
            keyed.list(words).addAll(List.of(key, key + key));
            keyed.value(note).update("note " + key);
            keyed.map(prices).putAll(Map.of(1, 1.5));
            keyed.map(prices).put(2, null);
            windows.in(new TimeWindow(0, 1_000)).add(7L);
            timers.registerEventTime(new TimeWindow(0, 1_000), 999);
        }
        offsets.add("one");
        offsets.add("two");
        rules.put("limit", 5L);
        rules.put("none", null);
    }
}
