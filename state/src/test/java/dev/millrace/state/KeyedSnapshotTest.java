package dev.millrace.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that a restore returns the state at the time of the snapshot, whatever happened afterwards.
final class KeyedSnapshotTest {
    private static final int MAX_PARALLELISM = 32;
    private static final Disk DISK = Host.real().disk();
    private static final String OPERATOR = "operator";
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

    @TempDir
    Path directory;

    /// Collects values into an accumulator that it changes in place.
    private static final class Collecting implements AggregateFunction<Long, List<Long>, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<Long> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public List<Long> add(Long value, List<Long> accumulator) {
            accumulator.add(value);
            return accumulator;
        }

        @Override
        public String getResult(List<Long> accumulator) {
            return accumulator.toString();
        }

        @Override
        public List<Long> merge(List<Long> one, List<Long> other) {
            one.addAll(other);
            return one;
        }
    }

    /// Holds the states of one subtask, one of each kind.
    private static final class Kinds<K> {
        final Keys<K> keys;
        final KeyedStates<K> states;
        final ValueStateDescriptor<Long> count = ready(new ValueStateDescriptor<>("count", Types.LONG));
        final ValueStateDescriptor<String> text = ready(new ValueStateDescriptor<>("text", Types.STRING));
        final ListStateDescriptor<long[]> list = ready(new ListStateDescriptor<>("list", long[].class));
        final MapStateDescriptor<String, Long> map = ready(new MapStateDescriptor<>("map", Types.STRING, Types.LONG));
        final ReducingStateDescriptor<Long> most = ready(new ReducingStateDescriptor<>("most", Math::max, Types.LONG));
        final AggregatingStateDescriptor<Long, List<Long>, String> all =
                ready(new AggregatingStateDescriptor<>("all", new Collecting(), Types.LIST(Types.LONG)));
        final NamespacedState<String, ListState<Long>> windows;

        private static <D extends dev.millrace.api.state.StateDescriptor<?, ?>> D ready(D descriptor) {
            if (descriptor.getName().length() < 5) {
                descriptor.enableTimeToLive(
                        StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
            }
            descriptor.initializeSerializerUnlessSet(new dev.millrace.api.execution.ExecutionConfig());
            return descriptor;
        }

        Kinds(Keys<K> keys, int subtask, int parallelism, @Nullable KeyedRestore<K> restore) {
            this(keys, subtask, parallelism, restore, null);
        }

        Kinds(
                Keys<K> keys,
                int subtask,
                int parallelism,
                @Nullable KeyedRestore<K> restore,
                @Nullable KeyedSnapshot<K> kept) {
            this.keys = keys;
            this.states = new KeyedStates<>(
                    keys, MAX_PARALLELISM, KeyGroups.range(subtask, parallelism, MAX_PARALLELISM), CLOCK);
            if (restore != null && kept != null) states.restore(restore, kept);
            else if (restore != null) states.restore(restore);
            windows = states.namespaced(
                    ready(new ListStateDescriptor<>("window contents", Types.LONG)), StringSerializer.INSTANCE);
            states.beginSnapshots();
        }

        void change(K key, Random random, long number) throws Exception {
            states.select(key, keys.hash(key));
            switch (random.nextInt(10)) {
                case 0 -> states.value(count).update(number);
                case 1 -> states.value(text).update("t" + number);
                case 2 -> states.list(list).add(new long[] {number});
                case 3 -> states.list(list).get().forEach(each -> each[0]++);
                case 4 -> states.map(map).put("k" + number % 5, number % 3 == 0 ? null : number);
                case 5 -> states.reducing(most).add(number);
                case 6 -> states.aggregating(all).add(number);
                case 7 -> windows.in("w" + number % 4).add(number);
                case 8 -> windows.clear("w" + number % 4);
                default -> states.dropCurrent();
            }
        }

        /// Returns all state of one key as text.
        String of(K key) throws Exception {
            states.select(key, keys.hash(key));
            List<String> lists = new ArrayList<>();
            for (long[] each : states.list(list).get()) lists.add("" + each[0]);
            Map<String, String> entries = new TreeMap<>();
            for (var each : states.map(map).entries()) entries.put(each.getKey(), "" + each.getValue());
            List<String> inWindows = new ArrayList<>();
            for (int i = 0; i < 4; i++) inWindows.add("" + windows.in("w" + i).get());
            return states.value(count).value() + " " + states.value(text).value() + " " + lists + entries
                    + states.reducing(most).get() + " "
                    + states.aggregating(all).get() + " " + inWindows;
        }
    }

    private static <K> Map<K, String> all(Kinds<K> kinds, List<K> keys) throws Exception {
        Map<K, String> all = new TreeMap<>();
        for (K key : keys) all.put(key, kinds.of(key));
        return all;
    }

    /// The block size, from one row per block to one block per key group.
    private int blockBytes = 8 << 20;

    private void chooseBlocks(Random random) {
        blockBytes = 1 << random.nextInt(14);
    }

    private SnapshotFile write(KeyedSnapshot<?> snapshot, String name, boolean isIncremental) throws Exception {
        Path path = directory.resolve(name);
        try (SnapshotFileWriter writer = new SnapshotFileWriter(DISK.create(path), blockBytes)) {
            snapshot.write(writer, isIncremental);
            writer.finish();
        }
        return SnapshotFile.open(DISK, path);
    }

    private <K> void run(long seed, TypeInformation<K> type, LongFunction<K> key) throws Exception {
        Random random = new Random(seed);
        Keys<K> keys = Keys.of(type);
        TypeSerializer<K> serializer = type.createSerializer(new SerializerConfigImpl());
        List<K> known = new ArrayList<>();
        for (long number = 0; number < 300; number++) known.add(key.apply(number));
        Kinds<K> kinds = new Kinds<>(keys, 0, 1, null);
        List<SnapshotFile> chain = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            for (int i = random.nextInt(4_000); i > 0; i--) kinds.change(known.get(random.nextInt(300)), random, i);
            // This snapshot is a savepoint, or a checkpoint that fails.
            if (random.nextInt(3) == 0)
                kinds.states.snapshot(OPERATOR, serializer).release();
            for (int i = random.nextInt(100); i > 0; i--) kinds.change(known.get(random.nextInt(300)), random, i);
            Map<K, String> then = all(kinds, known);
            KeyedSnapshot<K> snapshot = kinds.states.snapshot(OPERATOR, serializer);
            for (int i = random.nextInt(4_000); i > 0; i--) kinds.change(known.get(random.nextInt(300)), random, i);
            chooseBlocks(random);
            boolean isIncremental = !chain.isEmpty() && random.nextInt(4) != 0;
            if (!isIncremental) chain.clear();
            chain.add(write(snapshot, "chk-" + round, isIncremental));
            goBack(
                    new KeyedRestore<>(chain, OPERATOR, serializer, getClass().getClassLoader()),
                    snapshot,
                    then,
                    random);
            // The states may learn late that the checkpoint is complete.
            if (random.nextInt(3) > 0) snapshot.changes().complete();
            snapshot.release();
            int parallelism = 1 + random.nextInt(3);
            Map<K, String> restored = new TreeMap<>();
            for (int subtask = 0; subtask < parallelism; subtask++) {
                KeyedRestore<K> restore = new KeyedRestore<>(
                        chain, OPERATOR, serializer, getClass().getClassLoader());
                Kinds<K> part = new Kinds<>(keys, subtask, parallelism, restore);
                List<K> own = new ArrayList<>();
                for (K each : known) {
                    int group = KeyGroups.of(keys.hash(each), MAX_PARALLELISM);
                    if (part.states.range().contains(group)) own.add(each);
                }
                restored.putAll(all(part, own));
            }
            assertThat(restored).isEqualTo(then);
        }
    }

    /// Restores a snapshot that is still in memory, twice. Later changes must not appear in the snapshot, but in
    /// the next one, which may be incremental.
    private <K> void goBack(KeyedRestore<K> files, KeyedSnapshot<K> kept, Map<K, String> then, Random random)
            throws Exception {
        List<K> known = new ArrayList<>(then.keySet());
        Keys<K> keys = kept.keys();
        Kinds<K> first = new Kinds<>(keys, 0, 1, files, kept);
        assertThat(all(first, known)).isEqualTo(then);
        for (int i = random.nextInt(2_000); i > 0; i--) first.change(known.get(random.nextInt(300)), random, i);
        Map<K, String> now = all(first, known);
        for (boolean isIncremental : new boolean[] {true, false}) {
            KeyedSnapshot<K> next = first.states.snapshot(OPERATOR, files.keySerializer());
            List<SnapshotFile> chain = isIncremental ? new ArrayList<>(files.files()) : new ArrayList<>();
            chain.add(write(next, "next-" + isIncremental, isIncremental));
            next.release();
            KeyedRestore<K> after = new KeyedRestore<>(chain, OPERATOR, files.keySerializer(), files.loader());
            assertThat(all(new Kinds<>(keys, 0, 1, after), known)).isEqualTo(now);
        }
        assertThat(all(new Kinds<>(keys, 0, 1, files, kept), known)).isEqualTo(then);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void states_by_numbers_come_back_as_they_were(long seed) throws Exception {
        run(seed, Types.LONG, number -> number * 7_919);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void states_by_texts_come_back_as_they_were(long seed) throws Exception {
        run(seed, Types.STRING, number -> "key " + number);
    }

    /// Undeclared states pass from snapshot to snapshot and move between key groups, in one file or several.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rows_find_their_groups_anew_whoever_asks_for_them(long seed) throws Exception {
        Random random = new Random(seed);
        TypeSerializer<String> serializer = StringSerializer.INSTANCE;
        List<String> known = new ArrayList<>();
        for (long number = 0; number < 300; number++) known.add("key " + number);
        Kinds<String> kinds = new Kinds<>(keys, 0, 1, null);
        List<SnapshotFile> chain = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int i = random.nextInt(3_000); i > 0; i--) kinds.change(known.get(random.nextInt(300)), random, i);
            KeyedSnapshot<String> snapshot = kinds.states.snapshot(OPERATOR, serializer);
            chooseBlocks(random);
            chain.add(write(snapshot, "chk-" + round, round > 0));
            snapshot.changes().complete();
            snapshot.release();
        }
        Map<String, String> then = all(kinds, known);
        int before = MAX_PARALLELISM;
        int own = 1;
        for (int groups : new int[] {8, 128, 1_000, MAX_PARALLELISM}) {
            int parallelism = 1 + random.nextInt(7);
            int processes = 1 + random.nextInt(parallelism);
            List<SnapshotFile> next = new ArrayList<>();
            for (int process = 0; process < processes; process++) {
                Path path = directory.resolve("groups-" + groups + "-" + process);
                try (SnapshotFileWriter writer = new SnapshotFileWriter(DISK.create(path), blockBytes)) {
                    for (int subtask = process; subtask < parallelism; subtask += processes) {
                        KeyedStates<String> states =
                                new KeyedStates<>(keys, groups, KeyGroups.range(subtask, parallelism, groups), CLOCK);
                        states.restore(new KeyedRestore<>(
                                chain,
                                own,
                                OPERATOR,
                                before,
                                serializer,
                                getClass().getClassLoader()));
                        if (random.nextBoolean()) states.value(kinds.count);
                        if (random.nextBoolean()) states.aggregating(kinds.all);
                        states.beginSnapshots();
                        KeyedSnapshot<String> snapshot = states.snapshot(OPERATOR, serializer);
                        snapshot.write(writer, false);
                        snapshot.release();
                    }
                    writer.finish();
                }
                next.add(SnapshotFile.open(DISK, path));
            }
            chain = next;
            own = processes;
            before = groups;
        }
        Kinds<String> after = new Kinds<>(
                keys,
                0,
                1,
                new KeyedRestore<>(
                        chain, own, OPERATOR, 0, serializer, getClass().getClassLoader()));
        assertThat(all(after, known)).isEqualTo(then);
    }

    private final Keys<String> keys = Keys.of(Types.STRING);

    private KeyedStates<String> states(@Nullable SnapshotFile from) {
        KeyedStates<String> states =
                new KeyedStates<>(keys, MAX_PARALLELISM, KeyGroups.range(0, 1, MAX_PARALLELISM), CLOCK);
        if (from != null) {
            states.restore(new KeyedRestore<>(
                    List.of(from),
                    OPERATOR,
                    StringSerializer.INSTANCE,
                    getClass().getClassLoader()));
        }
        states.beginSnapshots();
        states.select("a");
        return states;
    }

    private static <T> ValueStateDescriptor<T> value(String name, TypeInformation<T> type) {
        ValueStateDescriptor<T> descriptor = new ValueStateDescriptor<>(name, type);
        descriptor.initializeSerializerUnlessSet(new dev.millrace.api.execution.ExecutionConfig());
        return descriptor;
    }

    @Test
    void a_state_that_now_has_another_type_or_kind_is_refused() throws Exception {
        KeyedStates<String> before = states(null);
        before.value(value("state", Types.LONG)).update(1L);
        SnapshotFile file = write(before.snapshot(OPERATOR, StringSerializer.INSTANCE), "one", false);
        assertThatThrownBy(() -> states(file).value(value("state", Types.STRING)))
                .hasMessageContaining("MR-4005")
                .hasMessageContaining("The value of KEYED_VALUE 'state' of operator operator cannot be read");
        ListStateDescriptor<Long> list = new ListStateDescriptor<>("state", Types.LONG);
        list.initializeSerializerUnlessSet(new dev.millrace.api.execution.ExecutionConfig());
        assertThatThrownBy(() -> states(file).list(list)).hasMessageContaining("now declared as a LIST state");
    }

    @Test
    void a_state_that_is_declared_late_leaves_the_current_key_alone() throws Exception {
        KeyedStates<String> before = states(null);
        before.value(value("state", Types.LONG)).update(1L);
        before.select("b");
        before.value(value("state", Types.LONG)).update(2L);
        SnapshotFile file = write(before.snapshot(OPERATOR, StringSerializer.INSTANCE), "one", false);
        KeyedStates<String> after = states(file);
        assertThat(after.value(value("state", Types.LONG)).value()).isEqualTo(1L);
    }

    @Test
    void entries_get_a_time_to_live_that_they_did_not_have() throws Exception {
        KeyedStates<String> before = states(null);
        before.value(value("state", Types.LONG)).update(1L);
        SnapshotFile file = write(before.snapshot(OPERATOR, StringSerializer.INSTANCE), "one", false);
        ValueStateDescriptor<Long> mortal = value("state", Types.LONG);
        mortal.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofSeconds(1)).build());
        assertThat(states(file).value(mortal).value()).isEqualTo(1L);
    }

    @Test
    void what_nobody_asks_for_is_in_the_next_snapshot_too() throws Exception {
        KeyedStates<String> first = states(null);
        first.value(value("state", Types.LONG)).update(1L);
        SnapshotFile whole = write(first.snapshot(OPERATOR, StringSerializer.INSTANCE), "one", false);
        first.select("b");
        first.value(value("state", Types.LONG)).update(2L);
        SnapshotFile changed = write(first.snapshot(OPERATOR, StringSerializer.INSTANCE), "two", true);

        KeyedStates<String> idle =
                new KeyedStates<>(keys, MAX_PARALLELISM, KeyGroups.range(0, 1, MAX_PARALLELISM), CLOCK);
        idle.restore(new KeyedRestore<>(
                List.of(whole, changed),
                OPERATOR,
                StringSerializer.INSTANCE,
                getClass().getClassLoader()));
        idle.beginSnapshots();
        write(idle.snapshot(OPERATOR, StringSerializer.INSTANCE), "three", false);
        SnapshotFile again = write(idle.snapshot(OPERATOR, StringSerializer.INSTANCE), "four", false);

        KeyedStates<String> last = states(again);
        assertThat(last.value(value("state", Types.LONG)).value()).isEqualTo(1L);
        last.select("b");
        assertThat(last.value(value("state", Types.LONG)).value()).isEqualTo(2L);
        idle.select("b");
        assertThat(idle.value(value("state", Types.LONG)).value()).isEqualTo(2L);
    }

    @Test
    void a_row_may_be_larger_than_a_block() throws Exception {
        blockBytes = 100;
        KeyedStates<String> before = states(null);
        List<String> texts = List.of("a".repeat(1_000), "b", "c".repeat(150), "d".repeat(99));
        for (String text : texts) before.value(value(text, Types.STRING)).update(text);
        SnapshotFile file = write(before.snapshot(OPERATOR, StringSerializer.INSTANCE), "large", false);
        KeyedStates<String> after = states(file);
        List<String> restored = new ArrayList<>();
        for (String text : texts)
            restored.add(after.value(value(text, Types.STRING)).value());
        assertThat(restored).isEqualTo(texts);
    }

    @Test
    void a_state_with_namespaces_and_one_without_may_have_one_name() throws Exception {
        KeyedStates<String> before = states(null);
        before.value(value("state", Types.LONG)).update(1L);
        before.<String, dev.millrace.api.state.ValueState<Long>>namespaced(
                        value("state", Types.LONG), StringSerializer.INSTANCE)
                .in("n")
                .update(2L);
        SnapshotFile file = write(before.snapshot(OPERATOR, StringSerializer.INSTANCE), "one", false);
        KeyedStates<String> after = states(file);
        assertThat(after.value(value("state", Types.LONG)).value()).isEqualTo(1L);
        assertThat(after.<String, dev.millrace.api.state.ValueState<Long>>namespaced(
                                value("state", Types.LONG), StringSerializer.INSTANCE)
                        .in("n")
                        .value())
                .isEqualTo(2L);
    }
}
