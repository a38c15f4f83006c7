package dev.millrace.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NamespacedState;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.spill.SpillOptions;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Tests which entries spill to the store.
final class OverflowTest {
    private static final int GROUPS = 4;

    private final MemoryRowStore store = new MemoryRowStore();
    private final Kinds.ManualClock clock = new Kinds.ManualClock();

    private KeyedStates<Long> states(long entries, long bytes) {
        KeyedStates.Place<Long> place =
                new KeyedStates.Place<>(Keys.of(Types.LONG), GROUPS, KeyGroups.range(0, 1, GROUPS), clock);
        return new KeyedStates<>(place, new SpillOptions(store, "test", 0, entries, bytes), LongSerializer.INSTANCE);
    }

    private static <D extends StateDescriptor<?, ?>> D ready(D descriptor) {
        descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
        return descriptor;
    }

    private static void select(KeyedStates<Long> states, long key) {
        states.selectLong(key, states.keyShape().hashLong(key));
    }

    private static void put(KeyedStates<Long> states, ValueState<Long> state, long from, long to) throws Exception {
        for (long key = from; key < to; key++) {
            select(states, key);
            state.update(key);
        }
    }

    @Test
    void the_store_stays_empty_while_there_is_room() throws Exception {
        KeyedStates<Long> states = states(100, 0);
        ValueState<Long> count = states.value(ready(new ValueStateDescriptor<>("count", Types.LONG)));
        put(states, count, 0, 100);
        assertThat(store.size()).isZero();
        put(states, count, 100, 200);
        assertThat(store.size()).isBetween(100, 200);
        assertThat(states.entries()).isEqualTo(200);
    }

    @Test
    void what_is_asked_for_again_and_again_stays_in_memory() throws Exception {
        KeyedStates<Long> states = states(100, 0);
        ValueState<Long> count = states.value(ready(new ValueStateDescriptor<>("count", Types.LONG)));
        put(states, count, 0, 50);
        for (long key = 50; key < 1_000; key++) {
            put(states, count, key, key + 1);
            put(states, count, 0, 50);
        }
        assertThat(store.size()).isBetween(900, 950);
    }

    @Test
    void large_entries_leave_earlier_than_small_ones() throws Exception {
        KeyedStates<Long> states = states(-1, 1 << 20);
        ValueState<String> text = states.value(ready(new ValueStateDescriptor<>("text", Types.STRING)));
        for (long key = 0; key < 2_000; key++) {
            select(states, key);
            text.update("x".repeat(10_000));
        }
        // Each entry occupies about 20 kB of the heap, so a megabyte holds about fifty.
        assertThat(store.size()).isBetween(1_700, 2_000);
    }

    @Test
    void entries_that_grow_where_they_are_make_others_leave() throws Exception {
        KeyedStates<Long> states = states(-1, 128 << 10);
        ListState<Long> list = states.list(ready(new ListStateDescriptor<>("list", Types.LONG)));
        for (long number = 0; number < 20_000; number++) {
            select(states, number % 100);
            list.add(number);
        }
        // At this point each entry occupies about 3 kB of the heap.
        assertThat(states.entries()).isEqualTo(100);
        assertThat(store.size()).isBetween(50, 100);
    }

    @Test
    void cleared_entries_leave_the_store_too() throws Exception {
        KeyedStates<Long> states = states(0, 0);
        ValueState<Long> count = states.value(ready(new ValueStateDescriptor<>("count", Types.LONG)));
        put(states, count, 0, 100);
        for (long key = 0; key < 100; key++) {
            select(states, key);
            assertThat(count.value()).isEqualTo(key);
            count.clear();
        }
        assertThat(store.size()).isZero();
        assertThat(states.entries()).isZero();
    }

    @Test
    void dropped_namespaces_leave_the_store_too() throws Exception {
        KeyedStates<Long> states = states(0, 0);
        NamespacedState<String, ListState<Long>> windows =
                states.namespaced(ready(new ListStateDescriptor<>("windows", Types.LONG)), StringSerializer.INSTANCE);
        for (long key = 0; key < 100; key++) {
            select(states, key);
            windows.in("one").add(key);
            windows.in("two").add(key);
        }
        assertThat(windows.namespaces()).isEqualTo(2);
        windows.drop("one"::equals);
        assertThat(store.size()).isBetween(98, 100);
        windows.drop("two"::equals);
        assertThat(store.size()).isZero();
        assertThat(states.namespacedEntries()).isZero();
    }

    @Test
    void expired_rows_that_nobody_asks_for_leave_the_store() throws Exception {
        KeyedStates<Long> states = states(10, 0);
        ValueStateDescriptor<Long> mortal = new ValueStateDescriptor<>("count", Types.LONG);
        mortal.enableTimeToLive(
                StateTtlConfig.newBuilder(Duration.ofMillis(100)).build());
        ValueState<Long> count = states.value(ready(mortal));
        put(states, count, 0, 1_000);
        clock.millis += 100;
        int before = store.size();
        assertThat(before).isBetween(980, 1_000);
        put(states, count, 10_000, 10_400);
        assertThat(store.size()).isBetween(380, 400);
        assertThat(states.entries()).isEqualTo(store.size() + 10);
    }

    private static SnapshotFile write(KeyedSnapshot<Long> snapshot, boolean isIncremental) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes)) {
            snapshot.write(writer, isIncremental);
            writer.finish();
        }
        snapshot.changes().complete();
        snapshot.release();
        return SnapshotFile.of(bytes.toByteArray());
    }

    private static long rows(SnapshotFile file) {
        return file.sections().stream()
                .flatMap(section -> file.blocks(section).stream())
                .mapToLong(Block::rows)
                .sum();
    }

    @Test
    void a_snapshot_of_what_changed_holds_nothing_that_was_only_read() throws Exception {
        KeyedStates<Long> states = states(10, 0);
        ValueState<Long> count = states.value(ready(new ValueStateDescriptor<>("count", Types.LONG)));
        states.beginSnapshots();
        put(states, count, 0, 1_000);
        assertThat(rows(write(states.snapshot("operator", LongSerializer.INSTANCE), false)))
                .isEqualTo(1_000);
        for (long key = 0; key < 1_000; key++) {
            select(states, key);
            if (count.value() % 100 == 0) count.update(key + 100);
        }
        assertThat(rows(write(states.snapshot("operator", LongSerializer.INSTANCE), true)))
                .isEqualTo(10);
    }
}
