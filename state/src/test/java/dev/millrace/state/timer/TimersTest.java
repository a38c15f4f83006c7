package dev.millrace.state.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.RowType;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimersTest {
    private final Keys<Long> keys = Keys.of(Types.LONG);
    private final KeyedStates<Long> keyed =
            new KeyedStates<>(keys, 128, KeyGroups.range(0, 1, 128), Host.real().clock());
    private final Timers<Long, String> timers = new Timers<>(keyed, "test", StringSerializer.INSTANCE);
    private final List<String> fired = new ArrayList<>();

    private record Expected(long key, String namespace) {}

    private void select(long key) {
        keyed.selectLong(key, keys.hashLong(key));
    }

    private void note(String namespace, long time) {
        fired.add(time + ":" + keyed.currentKey() + namespace);
    }

    @Test
    void timers_fire_in_order_of_time_then_of_registration_and_once() {
        select(2);
        timers.registerEventTime("a", 10);
        timers.registerEventTime("a", 10);
        select(1);
        timers.registerEventTime("b", 10);
        timers.registerEventTime("b", 5);

        timers.advanceWatermark(10, this::note);

        assertThat(fired).containsExactly("5:1b", "10:2a", "10:1b");
        assertThat(timers.eventTimeTimers()).isZero();
    }

    @Test
    void what_is_registered_while_firing_fires_in_the_same_call_if_due() {
        select(1);
        timers.registerEventTime("a", 1);
        timers.advanceWatermark(10, (namespace, time) -> {
            note(namespace, time);
            if (time < 20) timers.registerEventTime("a", time + 4);
        });
        assertThat(fired).containsExactly("1:1a", "5:1a", "9:1a");
        assertThat(timers.eventTimeTimers()).isEqualTo(1);
    }

    @Test
    void the_end_of_time_fires_the_last_timer() {
        select(1);
        timers.registerEventTime("a", Long.MAX_VALUE);
        timers.advanceWatermark(Long.MAX_VALUE - 1, this::note);
        assertThat(fired).isEmpty();
        timers.advanceWatermark(Long.MAX_VALUE, this::note);
        assertThat(fired).hasSize(1);
    }

    @Test
    void processing_time_has_timers_of_its_own() {
        select(1);
        timers.registerProcessingTime("a", 7);
        timers.advanceWatermark(100, this::note);
        assertThat(fired).isEmpty();
        assertThat(timers.nextProcessingTime()).isEqualTo(7);
        timers.deleteProcessingTime("a", 7);
        assertThat(timers.nextProcessingTime()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void random_timers_equal_a_sorted_map(long seed) {
        Random random = new Random(seed);
        // Timers of one namespace are found without a look at it, until another namespace appears.
        int mixedFrom = seed % 2 == 0 ? 0 : seed == 5 ? 10_000 : Integer.MAX_VALUE;
        TreeMap<Long, Set<Expected>> model = new TreeMap<>();
        List<String> expected = new ArrayList<>();
        long watermark = 0;
        for (int step = 0; step < 20_000; step++) {
            long key = random.nextInt(20);
            int what = random.nextInt(100);
            String namespace = "n" + (what < 60 && step < mixedFrom ? 1 : random.nextInt(3));
            long time = watermark + 1 + random.nextInt(200);
            select(key);
            if (what < 60) {
                timers.registerEventTime(namespace, time);
                model.computeIfAbsent(time, _ -> new LinkedHashSet<>()).add(new Expected(key, namespace));
            } else if (what < 95) {
                timers.deleteEventTime(namespace, time);
                model.getOrDefault(time, new LinkedHashSet<>())
                        .removeIf(each -> each.equals(new Expected(key, namespace)));
            } else {
                watermark += random.nextInt(50);
                timers.advanceWatermark(watermark, this::note);
                while (!model.isEmpty() && model.firstKey() <= watermark) {
                    var due = model.pollFirstEntry();
                    for (Expected each : due.getValue()) expected.add(due.getKey() + ":" + each.key + each.namespace);
                }
            }
        }
        assertThat(fired).isEqualTo(expected).isNotEmpty();
        assertThat(timers.eventTimeTimers())
                .isEqualTo(model.values().stream().mapToInt(Set::size).sum());
    }

    /// A timer of a key moves when a program deletes it and sets another one.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void timers_that_move_fire_at_their_newest_times_in_order_of_registration(long seed) {
        Random random = new Random(seed);
        boolean isText = seed % 2 == 0;
        KeyedStates<Object> states = statesOf(isText);
        Timers<Object, String> moving = new Timers<>(states, "test", StringSerializer.INSTANCE);
        TreeMap<Long, Set<Expected>> model = new TreeMap<>();
        List<String> expected = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        long[] newest = new long[10];
        Arrays.fill(newest, -1_000);
        long watermark = -500;
        for (int step = 0; step < 20_000; step++) {
            int key = random.nextInt(newest.length);
            Object boxed = isText ? "key " + key : (Object) (long) key;
            states.select(boxed, states.keyShape().hash(boxed));
            Expected of = new Expected(key, random.nextInt(10) == 0 ? "rare" : "");
            long time = watermark + 1 + random.nextInt(100);
            if (random.nextInt(10) < 8) {
                String namespace = random.nextInt(10) == 0 ? "rare" : "";
                moving.deleteEventTime(namespace, newest[key]);
                if (model.containsKey(newest[key])) model.get(newest[key]).remove(new Expected(key, namespace));
            }
            moving.registerEventTime(of.namespace, time);
            model.computeIfAbsent(time, _ -> new LinkedHashSet<>()).add(of);
            newest[key] = time;
            if (random.nextInt(20) > 0) continue;
            watermark += random.nextInt(60);
            moving.advanceWatermark(watermark, (namespace, at) -> seen.add(at + ":" + states.currentKey() + namespace));
            while (!model.isEmpty() && model.firstKey() <= watermark) {
                var due = model.pollFirstEntry();
                for (Expected each : due.getValue())
                    expected.add(due.getKey() + ":" + (isText ? "key " : "") + each.key + each.namespace);
            }
        }
        assertThat(seen).isEqualTo(expected).hasSizeGreaterThan(1_000);
        assertThat(moving.eventTimeTimers())
                .isEqualTo(model.values().stream().mapToInt(Set::size).sum());
    }

    @SuppressWarnings("unchecked")
    private static KeyedStates<Object> statesOf(boolean isText) {
        Keys<Object> shape = (Keys<Object>) (isText ? Keys.of(Types.STRING) : (Keys<?>) Keys.of(Types.LONG));
        return new KeyedStates<>(
                shape, 128, KeyGroups.range(0, 1, 128), Host.real().clock());
    }

    @TempDir
    Path directory;

    private SnapshotFile snapshot() throws Exception {
        Path path = directory.resolve("timers");
        try (SnapshotFileWriter writer = new SnapshotFileWriter(Host.real().disk(), path)) {
            var snapshot = keyed.snapshot("operator", LongSerializer.INSTANCE);
            select(99);
            timers.registerEventTime("later", 1);
            snapshot.write(writer, false);
            writer.finish();
        }
        return SnapshotFile.open(Host.real().disk(), path);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void timers_come_back_at_another_parallelism_and_fire_in_order(int parallelism) throws Exception {
        List<String> due = new ArrayList<>();
        for (long key = 0; key < 50; key++) {
            select(key);
            timers.registerEventTime("event", key % 7);
            timers.registerProcessingTime("processing", key);
            due.add(key + " event " + key % 7);
            due.add(key + " processing " + key);
        }
        SnapshotFile file = snapshot();
        List<String> all = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            KeyedStates<Long> part = new KeyedStates<>(
                    keys,
                    128,
                    KeyGroups.range(subtask, parallelism, 128),
                    Host.real().clock());
            part.restore(new KeyedRestore<>(
                    List.of(file),
                    "operator",
                    LongSerializer.INSTANCE,
                    getClass().getClassLoader()));
            Timers<Long, String> restored = new Timers<>(part, "test", StringSerializer.INSTANCE);
            List<Long> times = new ArrayList<>();
            Timers.Firing<Long, String> firing = (namespace, time) -> {
                all.add(part.currentKey() + " " + namespace + " " + time);
                times.add(time);
            };
            restored.advanceWatermark(100, firing);
            assertThat(times).isSorted();
            times.clear();
            restored.advanceProcessingTime(100, firing);
            assertThat(times).isSorted();
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(due);
    }

    private SnapshotFile write(KeyedSnapshot<Long> snapshot, boolean isIncremental) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes)) {
            snapshot.write(writer, isIncremental);
            writer.finish();
        }
        snapshot.changes().complete();
        return SnapshotFile.of(bytes.toByteArray());
    }

    private List<String> restored(List<SnapshotFile> files, int maxParallelism) {
        KeyedStates<Long> states = restoring(files, maxParallelism);
        return shown(states, new Timers<>(states, "test", StringSerializer.INSTANCE));
    }

    private KeyedStates<Long> restoring(List<SnapshotFile> files, int maxParallelism) {
        KeyedStates<Long> states = new KeyedStates<>(
                keys,
                maxParallelism,
                KeyGroups.range(0, 1, maxParallelism),
                Host.real().clock());
        ClassLoader loader = getClass().getClassLoader();
        states.restore(new KeyedRestore<>(files, "operator", 128, LongSerializer.INSTANCE, loader));
        return states;
    }

    private static List<String> shown(KeyedStates<Long> states, Timers<Long, String> timers) {
        List<String> all = new ArrayList<>();
        timers.showEventTime((namespace, time) -> all.add(time + ":" + states.currentKey() + namespace));
        return all.stream().sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void snapshots_that_tell_changes_give_back_the_timers_of_each(long seed) throws Exception {
        Random random = new Random(seed);
        keyed.beginSnapshots();
        List<SnapshotFile> files = new ArrayList<>();
        long watermark = 0;
        for (int checkpoint = 0; checkpoint < 12; checkpoint++) {
            for (int step = 0; step < 400; step++) {
                select(random.nextInt(300));
                String namespace = "n" + random.nextInt(3);
                long time = watermark + 1 + random.nextInt(50);
                int what = random.nextInt(6);
                if (what < 2) timers.deleteEventTime(namespace, time);
                if (what > 0) timers.registerEventTime(namespace, time + what / 2);
            }
            watermark += random.nextInt(20);
            timers.advanceWatermark(watermark, this::note);
            List<String> expected = shown(keyed, timers);
            KeyedSnapshot<Long> snapshot = keyed.snapshot("operator", LongSerializer.INSTANCE);
            // This snapshot is a savepoint, or a checkpoint that fails.
            if (random.nextBoolean())
                keyed.snapshot("operator", LongSerializer.INSTANCE).release();
            select(7);
            timers.registerEventTime("after the snapshot", watermark + 5);
            timers.deleteEventTime("after the snapshot", watermark + 5);
            files.add(write(snapshot, checkpoint > 0));
            if (checkpoint % 3 > 0) snapshot.release();
            assertThat(restored(files, 128)).isEqualTo(expected).isNotEmpty();
            assertThat(restored(files, 32)).isEqualTo(expected);
        }
        // Timers fire in the order of registration after a restore too.
        KeyedStates<Long> states = restoring(files, 128);
        Timers<Long, String> back = new Timers<>(states, "test", StringSerializer.INSTANCE);
        List<Long> times = new ArrayList<>();
        back.advanceWatermark(Long.MAX_VALUE, (_, time) -> times.add(time));
        assertThat(times).isSorted().hasSize(timers.eventTimeTimers());
    }

    @Test
    void a_snapshot_after_few_changes_is_small() throws Exception {
        keyed.beginSnapshots();
        for (long key = 0; key < 100_000; key++) {
            select(key);
            timers.registerEventTime("", key);
        }
        long whole = bytes(write(keyed.snapshot("operator", LongSerializer.INSTANCE), false));
        for (long key = 0; key < 1_000; key++) {
            select(key * 97);
            timers.deleteEventTime("", key * 97);
            timers.registerEventTime("", key * 97 + 200_000);
        }
        long changes = bytes(write(keyed.snapshot("operator", LongSerializer.INSTANCE), true));
        assertThat(changes).isLessThan(whole / 20);
    }

    private static long bytes(SnapshotFile file) throws Exception {
        long bytes = 0;
        for (Section section : file.sections()) {
            for (Block block : file.blocks(section)) bytes += block.length();
        }
        return bytes;
    }

    @Test
    void timers_of_an_older_release_come_back_and_the_next_snapshot_is_whole() throws Exception {
        RowType<String, Long> type = RowType.timers("test" + Timers.EVENT_TIME, StringSerializer.INSTANCE);
        List<SnapshotFile> files = new ArrayList<>();
        for (long newest = 1; newest <= 2; newest++) {
            long time = newest;
            KeyedSnapshot<Long> snapshot = new KeyedStates<>(
                            keys, 128, KeyGroups.range(0, 1, 128), Host.real().clock())
                    .snapshot("operator", LongSerializer.INSTANCE);
            snapshot.add(type, rows -> rows.row(time, keys.hashLong(time), "old", time));
            files.add(write(snapshot, newest > 1));
        }
        // Each file of an older release has all timers, so only the last counts.
        assertThat(restored(files, 128)).containsExactly("2:2old");

        KeyedStates<Long> states = restoring(files, 128);
        Timers<Long, String> back = new Timers<>(states, "test", StringSerializer.INSTANCE);
        states.beginSnapshots();
        files.add(write(states.snapshot("operator", LongSerializer.INSTANCE), true));
        assertThat(restored(files, 128)).isEqualTo(shown(states, back)).containsExactly("2:2old");
    }

    @Test
    void timers_that_are_deleted_and_set_again_leave_no_leftovers_behind() {
        for (long step = 0; step < 1_000_000; step++) {
            long key = step % 100;
            select(key);
            timers.deleteEventTime("", step - 100);
            timers.registerEventTime("", step);
        }
        assertThat(timers.eventTimeTimers()).isEqualTo(100);
        timers.advanceWatermark(Long.MAX_VALUE, this::note);
        assertThat(fired).hasSize(100);
    }
}
