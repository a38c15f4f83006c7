package dev.millrace.sql.stream.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowChainsTest {
    private static final int MAX_PARALLELISM = 32;
    private static final int KEYS = 200;
    private static final String OPERATOR = "operator";
    private static final String NAME = "rows";
    private static final Disk DISK = Host.real().disk();
    private static final Clock CLOCK = Host.real().clock();

    @TempDir
    private Path directory;

    @SuppressWarnings("unchecked")
    private static Keys<Object> keys() {
        return (Keys<Object>) (Keys<?>) Keys.of(new PackedRowType());
    }

    private static PackedRow key(int number) {
        return new PackedRow(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /// Returns a row, which now and then is larger than a page.
    private static PackedRow row(Random random) {
        byte[] bytes = new byte[random.nextInt(2_000) == 0 ? 1_500_000 : random.nextInt(200)];
        random.nextBytes(bytes);
        return new PackedRow(bytes);
    }

    private static KeyedStates<Object> states(int subtask, int parallelism, List<SnapshotFile> from) {
        KeyedStates<Object> states = new KeyedStates<>(
                keys(), MAX_PARALLELISM, KeyGroups.range(subtask, parallelism, MAX_PARALLELISM), CLOCK);
        if (!from.isEmpty()) states.restore(restore(from));
        return states;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static KeyedRestore<Object> restore(List<SnapshotFile> from) {
        return new KeyedRestore(from, OPERATOR, PackedRowSerializer.INSTANCE, RowChainsTest.class.getClassLoader());
    }

    private SnapshotFile write(KeyedSnapshot<Object> snapshot, String name, boolean isIncremental) throws IOException {
        Path path = directory.resolve(name);
        try (SnapshotFileWriter writer = new SnapshotFileWriter(DISK.create(path), 1 << 12)) {
            snapshot.write(writer, isIncremental);
            writer.finish();
        }
        return SnapshotFile.open(DISK, path);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static KeyedSnapshot<Object> snapshot(KeyedStates<Object> states) throws IOException {
        return ((KeyedStates) states).snapshot(OPERATOR, PackedRowSerializer.INSTANCE);
    }

    /// Contains the rows of one subtask, and the same rows in a map.
    private static final class Lists {
        final KeyedStates<Object> states;
        final RowChains chains;
        final Map<PackedRow, List<PackedRow>> expected = new HashMap<>();

        Lists(int subtask, int parallelism, List<SnapshotFile> from) {
            states = states(subtask, parallelism, from);
            chains = new RowChains(states, NAME);
            states.beginSnapshots();
        }

        void add(PackedRow key, PackedRow row) {
            states.select(key, keys().hash(key));
            chains.add(row);
            expected.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }

        Map<PackedRow, List<PackedRow>> now() {
            Map<PackedRow, List<PackedRow>> all = new HashMap<>();
            for (int i = 0; i < KEYS; i++) {
                PackedRow key = key(i);
                int hash = keys().hash(key);
                if (!states.owns(hash)) continue;
                states.select(key, hash);
                chains.forEach(
                        row -> all.computeIfAbsent(key, _ -> new ArrayList<>()).add(row));
            }
            return all;
        }
    }

    private static Map<PackedRow, List<PackedRow>> restored(int parallelism, List<SnapshotFile> from) {
        Map<PackedRow, List<PackedRow>> all = new HashMap<>();
        for (int i = 0; i < parallelism; i++) all.putAll(new Lists(i, parallelism, from).now());
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lists_come_back_from_incremental_snapshots_at_any_parallelism(long seed) throws Exception {
        Random random = new Random(seed);
        Lists lists = new Lists(0, 1, List.of());
        List<SnapshotFile> chain = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            for (int i = random.nextInt(1_500); i > 0; i--) lists.add(key(random.nextInt(KEYS)), row(random));
            assertThat(lists.now()).isEqualTo(lists.expected);
            Map<PackedRow, List<PackedRow>> then = lists.now();
            KeyedSnapshot<Object> snapshot = snapshot(lists.states);
            for (int i = random.nextInt(1_500); i > 0; i--) lists.add(key(random.nextInt(KEYS)), row(random));
            boolean isIncremental = !chain.isEmpty() && random.nextInt(4) > 0;
            if (!isIncremental) chain.clear();
            chain.add(write(snapshot, "chk-" + round, isIncremental));
            if (random.nextInt(3) > 0) snapshot.changes().complete();
            snapshot.release();
            assertThat(restored(1 + random.nextInt(3), chain)).isEqualTo(then);
        }
    }

    @Test
    void a_snapshot_after_few_changes_is_small() throws Exception {
        Lists lists = new Lists(0, 1, List.of());
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) lists.add(key(random.nextInt(KEYS)), row(random));
        KeyedSnapshot<Object> whole = snapshot(lists.states);
        List<SnapshotFile> chain = new ArrayList<>(List.of(write(whole, "whole", false)));
        whole.changes().complete();
        whole.release();
        lists.add(key(3), new PackedRow(new byte[10]));
        KeyedSnapshot<Object> changed = snapshot(lists.states);
        chain.add(write(changed, "changed", true));
        assertThat(DISK.entry(directory.resolve("changed")).size())
                .isLessThan(DISK.entry(directory.resolve("whole")).size() / 20);
        assertThat(restored(2, chain)).isEqualTo(lists.expected);
    }

    /// A store has the lists of keys as values of a state, so a savepoint of one can be restored by the other.
    @Test
    void lists_and_values_of_a_state_have_the_same_form_in_snapshots() throws Exception {
        Lists lists = new Lists(0, 1, List.of());
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) lists.add(key(random.nextInt(KEYS)), row(random));
        KeyedStates<Object> values = states(0, 1, List.of(write(snapshot(lists.states), "lists", false)));
        ValueState<PackedRowList> state =
                values.value(new ValueStateDescriptor<>(NAME, PackedRowListSerializer.INSTANCE));
        for (Map.Entry<PackedRow, List<PackedRow>> each : lists.expected.entrySet()) {
            values.select(each.getKey(), keys().hash(each.getKey()));
            assertThat(rows(state.value())).isEqualTo(each.getValue());
        }
        values.beginSnapshots();
        assertThat(restored(2, List.of(write(snapshot(values), "values", false))))
                .isEqualTo(lists.expected);
    }

    private static List<PackedRow> rows(@Nullable PackedRowList list) {
        List<PackedRow> rows = new ArrayList<>();
        if (list != null) list.forEach(rows::add);
        return rows;
    }
}
