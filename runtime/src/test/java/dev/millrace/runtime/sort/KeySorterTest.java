package dev.millrace.runtime.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.runtime.storage.SmallDisk;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares a sorter with sorted lists, and checks that a sorter leaves no files.
final class KeySorterTest {
    private static final int GROUPS = 16;
    private static final int RECORDS = 3_000;

    @TempDir
    private Path root;

    private SmallDisk disk = new SmallDisk(Path.of("."), 0);
    private KeyedStates<Object> keyed = keyed(Types.LONG);

    @SuppressWarnings("unchecked")
    private static <T> TypeSerializer<Object> serializer(TypeInformation<T> type) {
        return (TypeSerializer<Object>) (TypeSerializer<?>) type.createSerializer(new SerializerConfigImpl());
    }

    @SuppressWarnings("unchecked")
    private KeyedStates<Object> keyed(TypeInformation<?> type) {
        Keys<Object> keys = Keys.of((TypeInformation<Object>) type);
        return new KeyedStates<>(keys, GROUPS, KeyGroups.range(0, 1, GROUPS), disk.clock());
    }

    private KeySorter sorter(TypeInformation<?> keys, long memoryBytes, long capacity) {
        disk = new SmallDisk(root, capacity);
        keyed = keyed(keys);
        RecordKinds kinds = new RecordKinds(serializer(keys), List.of(serializer(Types.STRING), serializer(Types.INT)));
        return new KeySorter(keyed, kinds, disk, memoryBytes);
    }

    private void add(KeySorter sorter, Object key, SortedRecord record) {
        keyed.select(key, keyed.keyShape().hash(key));
        sorter.add(record);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(each -> !each.equals(root)).toList();
        }
    }

    private static final class Collected implements KeySorter.Target {
        private final Map<Object, List<SortedRecord>> byKey = new LinkedHashMap<>();
        private List<SortedRecord> current = List.of();

        @Override
        public void key(Object key, int hash) {
            current = new ArrayList<>();
            assertThat(byKey.put(key, current)).isNull();
        }

        @Override
        public void record(SortedRecord record) {
            current.add(record);
        }

        @Override
        public void endOfKey() {
            assertThat(current).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 500, 20_000, Long.MAX_VALUE})
    void a_sorter_equals_sorted_lists(long memoryBytes) throws Exception {
        for (TypeInformation<?> type : List.of(Types.LONG, Types.STRING)) {
            Random random = new Random(memoryBytes);
            Map<Object, List<SortedRecord>> expected = new LinkedHashMap<>();
            try (KeySorter sorter = sorter(type, memoryBytes, Long.MAX_VALUE)) {
                for (int i = 0; i < RECORDS; i++) {
                    long number = random.nextInt(100) - 50;
                    Object key = type == Types.LONG ? (Object) number : "key " + number;
                    int input = random.nextInt(2);
                    // Few timestamps, so that many records are equal in the order.
                    long time = random.nextInt(8) == 0 ? Long.MIN_VALUE : random.nextInt(5);
                    SortedRecord record = new SortedRecord(time, input, input == 0 ? (Object) ("v" + i) : (Object) i);
                    expected.computeIfAbsent(key, _ -> new ArrayList<>()).add(record);
                    add(sorter, key, record);
                }
                expected.values().forEach(each -> each.sort(SortedRecord.ORDER));
                Collected collected = new Collected();
                sorter.drain(collected);
                assertThat(collected.byKey).isEqualTo(expected);
            }
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void a_sorter_that_is_closed_early_leaves_no_file() throws Exception {
        try (KeySorter sorter = sorter(Types.LONG, 0, Long.MAX_VALUE)) {
            for (int i = 0; i < 10; i++) add(sorter, (long) i, new SortedRecord(0, 1, i));
            assertThat(files()).hasSize(11);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void a_target_that_fails_leaves_no_file() throws Exception {
        KeySorter.Target failing = new KeySorter.Target() {
            @Override
            public void key(Object key, int hash) {}

            @Override
            public void record(SortedRecord record) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void endOfKey() {}
        };
        try (KeySorter sorter = sorter(Types.LONG, 0, Long.MAX_VALUE)) {
            for (int i = 0; i < 10; i++) add(sorter, (long) i, new SortedRecord(0, 1, i));
            assertThatThrownBy(() -> sorter.drain(failing)).hasMessage("on purpose");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void a_full_disk_is_a_fault() throws Exception {
        try (KeySorter sorter = sorter(Types.LONG, 0, 10)) {
            assertThatThrownBy(() -> add(sorter, 1L, new SortedRecord(0, 0, "a record of more than ten bytes")))
                    .hasMessageContaining("MR-5109")
                    .hasMessageContaining("No space left on device");
        }
        assertThat(files()).isEmpty();
    }
}
