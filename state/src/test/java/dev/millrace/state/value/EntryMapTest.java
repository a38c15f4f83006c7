package dev.millrace.state.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the map of a map state with a linked map of the JDK, which also iterates in order of insertion.
final class EntryMapTest {
    private static final int ODD = 0x85EBCA6B;

    private record Entry(@Nullable Object key, @Nullable Object value, long time) {}

    /// Returns each storage format with several numbers of keys.
    static Stream<Arguments> shapes() {
        return Stream.of(
                        new EntryMap.Shape(null, null, true),
                        new EntryMap.Shape(Packing.INT, null, true),
                        new EntryMap.Shape(Packing.INT, Packing.INT, true),
                        new EntryMap.Shape(null, null, false),
                        new EntryMap.Shape(Packing.INT, null, false),
                        new EntryMap.Shape(Packing.INT, Packing.INT, false))
                .flatMap(shape -> Stream.of(2, 6, 12, 100, 2_000).map(keys -> Arguments.of(shape, keys)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void random_changes_give_what_a_linked_map_gives(EntryMap.Shape shape, int keys) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Map<Integer, Entry> model = new LinkedHashMap<>();
            EntryMap map = shape.map();
            for (int step = 0; step < keys * 4; step++) {
                int drawn = random.nextInt(keys);
                Integer key = drawn == 1 ? null : Integer.valueOf(drawn * ODD);
                int at = map.find(key);
                assertThat(at >= 0).isEqualTo(model.containsKey(key));
                if (random.nextInt(3) > 0) {
                    Integer value = random.nextInt(8) == 0 ? null : Integer.valueOf(step * ODD);
                    map.put(key, value, step);
                    model.put(key, new Entry(key, value, shape.hasTimes() ? step : 0));
                } else if (at >= 0) {
                    map.remove(at);
                    model.remove(key);
                }
                assertThat(map.size()).isEqualTo(model.size());
            }
            assertThat(entries(map)).isEqualTo(List.copyOf(model.values()));
            assertThat(entries(map.copy())).isEqualTo(entries(map));
            assertThat(entries(map.copy(key -> key, value -> value))).isEqualTo(entries(map));
        }
    }

    private static List<Entry> entries(EntryMap map) {
        List<Entry> entries = new ArrayList<>();
        for (int at = map.next(-1); at >= 0; at = map.next(at)) {
            assertThat(map.find(map.keyAt(at))).isEqualTo(at);
            entries.add(new Entry(map.keyAt(at), map.valueAt(at), map.timeAt(at)));
        }
        return entries;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_copy_does_not_change_with_its_original(EntryMap.Shape shape, int entries) {
        EntryMap map = shape.map();
        for (int i = 0; i < entries; i++) map.put(i, 1, 0);
        EntryMap copy = map.copy();
        for (int i = 0; i < entries; i++) map.put(i, 2, 0);
        map.put(-1, 2, 0);
        map.put(1, null, 0);
        map.remove(map.find(0));
        assertThat(copy.size()).isEqualTo(entries);
        for (int i = 0; i < entries; i++) {
            assertThat(copy.valueAt(copy.find(i))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void the_key_0_is_not_the_key_null(EntryMap.Shape shape, int entries) {
        EntryMap map = shape.map();
        map.put(null, 7, 0);
        assertThat(map.find(0)).isEqualTo(-1);
        for (int i = 0; i < entries; i++) map.put(i, null, 0);
        assertThat(map.valueAt(map.find(null))).isEqualTo(7);
        assertThat(map.valueAt(map.find(0))).isNull();
        map.remove(map.find(0));
        assertThat(map.find(0)).isEqualTo(-1);
        assertThat(map.valueAt(map.find(null))).isEqualTo(7);
        map.remove(map.find(null));
        assertThat(map.find(null)).isEqualTo(-1);
    }
}
