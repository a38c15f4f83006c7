package dev.millrace.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NumberedRows;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.spill.SpillOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compares numbered rows with a map: on the heap and with a store, and over chains of snapshots.
final class NumberedRowsTest {
    private static final int GROUPS = 16;
    private static final String[] PARTS = {"", "p@1", "p@2"};

    private record Id(long key, String part, long number) {}

    /// Holds the rows of the subtasks of one operator.
    private static final class Operator<K> {
        final List<KeyedStates<Object>> states = new ArrayList<>();
        final List<NumberedRows<String>> rows = new ArrayList<>();
        final LongFunction<K> keys;
        final TypeSerializer<Object> serializer;

        @SuppressWarnings("unchecked")
        Operator(
                TypeInformation<K> type,
                TypeSerializer<K> keySerializer,
                LongFunction<K> keys,
                int parallelism,
                boolean isStored,
                List<SnapshotFile> files,
                int ownFiles) {
            this.keys = keys;
            this.serializer = (TypeSerializer<Object>) keySerializer;
            for (int subtask = 0; subtask < parallelism; subtask++) {
                KeyedStates.Place<Object> place = new KeyedStates.Place<>(
                        (Keys<Object>) Keys.of(type),
                        GROUPS,
                        KeyGroups.range(subtask, parallelism, GROUPS),
                        new Kinds.ManualClock());
                KeyedStates<Object> made = isStored
                        ? new KeyedStates<>(
                                place, new SpillOptions(new MemoryRowStore(), "test", subtask, 5, 0), serializer)
                        : new KeyedStates<>(place);
                if (!files.isEmpty()) {
                    made.restore(new KeyedRestore<>(
                            files, ownFiles, "operator", 0, serializer, NumberedRowsTest.class.getClassLoader()));
                }
                states.add(made);
                rows.add(NumberedRows.open(made, "rows", StringSerializer.INSTANCE));
                made.beginSnapshots();
            }
        }

        NumberedRows<String> select(long number) {
            K key = keys.apply(number);
            int hash = states.getFirst().keyShape().hash(key);
            int subtask = KeyGroups.owner(KeyGroups.of(hash, GROUPS), states.size(), GROUPS);
            states.get(subtask).select(key, hash);
            return rows.get(subtask);
        }

        /// Writes the file of each subtask while the rows change further.
        List<SnapshotFile> snapshot(boolean isIncremental, Runnable change) throws IOException {
            List<KeyedSnapshot<Object>> taken = new ArrayList<>();
            for (KeyedStates<Object> each : states) taken.add(each.snapshot("operator", serializer));
            change.run();
            List<SnapshotFile> files = new ArrayList<>();
            for (KeyedSnapshot<Object> each : taken) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes, 500)) {
                    each.write(writer, isIncremental);
                    writer.finish();
                }
                each.changes().complete();
                each.release();
                files.add(SnapshotFile.of(bytes.toByteArray()));
            }
            return files;
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "false, 2", "true, 3", "true, 4"})
    void rows_are_those_of_a_map_over_chains_of_snapshots(boolean startsStored, long seed) throws IOException {
        check(Types.LONG, LongSerializer.INSTANCE, number -> number, startsStored, seed);
        check(Types.STRING, StringSerializer.INSTANCE, number -> "key " + number, startsStored, seed);
    }

    private static <K> void check(
            TypeInformation<K> type, TypeSerializer<K> serializer, LongFunction<K> keys, boolean isStored, long seed)
            throws IOException {
        Random random = new Random(seed);
        Map<Id, String> model = new HashMap<>();
        boolean stored = isStored;
        Operator<K> operator = new Operator<>(type, serializer, keys, 1, stored, List.of(), 0);
        List<SnapshotFile> chain = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            change(operator, model, random);
            compare(operator, model);
            Map<Id, String> then = new HashMap<>(model);
            boolean isIncremental = !chain.isEmpty() && random.nextInt(4) > 0;
            Operator<K> current = operator;
            List<SnapshotFile> files = operator.snapshot(isIncremental, () -> change(current, model, random));
            if (!isIncremental) chain.clear();
            chain.addAll(files);
            compare(operator, model);
            if (random.nextInt(3) > 0) continue;
            stored = random.nextBoolean();
            int parallelism = 1 + random.nextInt(4);
            operator = new Operator<>(type, serializer, keys, parallelism, stored, chain, files.size());
            model.clear();
            model.putAll(then);
            compare(operator, model);
        }
    }

    private static void change(Operator<?> operator, Map<Id, String> model, Random random) {
        for (int left = random.nextInt(60); left > 0; left--) {
            Id id = new Id(
                    random.nextInt(4), PARTS[random.nextInt(3)], random.nextInt(12) * (1L << random.nextInt(60)));
            NumberedRows<String> rows = operator.select(id.key);
            if (random.nextInt(3) == 0) {
                rows.remove(id.part, id.number);
                model.remove(id);
            } else {
                String value = "v" + random.nextInt(1_000);
                if (model.containsKey(id)) rows.put(id.part, id.number, value);
                else rows.add(id.part, id.number, value);
                model.put(id, value);
            }
        }
    }

    private static void compare(Operator<?> operator, Map<Id, String> model) {
        assertThat(operator.rows.stream().mapToLong(NumberedRows::size).sum()).isEqualTo(model.size());
        model.forEach((id, value) ->
                assertThat(operator.select(id.key).find(id.part, id.number)).isEqualTo(value));
        assertThat(operator.select(7).find("", 1)).isNull();
    }

    @Test
    void a_snapshot_holds_only_the_rows_that_changed() throws IOException {
        Operator<Long> operator =
                new Operator<>(Types.LONG, LongSerializer.INSTANCE, key -> key, 1, false, List.of(), 0);
        for (long number = 0; number < 100_000; number++) operator.select(1).put("", number, "a value");
        SnapshotFile whole = operator.snapshot(false, () -> {}).getFirst();
        operator.select(1).put("", 100_000, "a value");
        operator.select(1).remove("", 5);
        SnapshotFile changes = operator.snapshot(true, () -> {}).getFirst();
        assertThat(bytes(whole)).isGreaterThan(1_000_000);
        assertThat(bytes(changes)).isLessThan(2_000);
    }

    private static long bytes(SnapshotFile file) {
        return file.sections().stream()
                .flatMap(section -> file.blocks(section).stream())
                .mapToLong(Block::length)
                .sum();
    }

    @Test
    void a_store_takes_the_rows_of_the_current_key() {
        Operator<Long> operator =
                new Operator<>(Types.LONG, LongSerializer.INSTANCE, key -> key, 1, true, List.of(), 0);
        NumberedRows<String> rows = operator.select(1);
        for (long number = 0; number < 10_000; number++) rows.put("", number, "value " + number);
        assertThat(rows.size()).isEqualTo(10_000);
        for (long number = 0; number < 10_000; number++)
            assertThat(rows.find("", number)).isEqualTo("value " + number);
    }
}
