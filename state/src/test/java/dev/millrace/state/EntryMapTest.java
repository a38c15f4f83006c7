package dev.millrace.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The map of a map state against the JDK's, which iterates in the order of insertion too.
final class EntryMapTest {
    private record Kept(String value, long time) {}

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 12, 100, 5_000})
    void random_changes_give_what_a_linked_map_gives(int keys) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Map<Integer, Kept> model = new LinkedHashMap<>();
            EntryMap map = new EntryMap(true);
            for (int step = 0; step < keys * 4; step++) {
                Integer key = random.nextInt(keys);
                int at = map.find(key);
                assertThat(at >= 0).isEqualTo(model.containsKey(key));
                if (random.nextInt(3) > 0) {
                    map.put(key, "v" + step, step);
                    model.put(key, new Kept("v" + step, step));
                } else if (at >= 0) {
                    map.remove(at);
                    model.remove(key);
                }
                assertThat(map.size()).isEqualTo(model.size());
            }
            assertThat(entries(map)).isEqualTo(List.copyOf(model.entrySet()));
            assertThat(entries(map.copy())).isEqualTo(entries(map));
        }
    }

    private static List<Map.Entry<Object, Kept>> entries(EntryMap map) {
        List<Map.Entry<Object, Kept>> entries = new ArrayList<>();
        for (int at = map.next(-1); at >= 0; at = map.next(at)) {
            assertThat(map.find(map.keyAt(at))).isEqualTo(at);
            entries.add(Map.entry(map.keyAt(at), new Kept((String) map.valueAt(at), map.timeAt(at))));
        }
        return entries;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void a_copy_does_not_change_with_its_original(int entries) {
        EntryMap map = new EntryMap(false);
        for (int i = 0; i < entries; i++) map.put(i, "before", 0);
        EntryMap copy = map.copy();
        for (int i = 0; i < entries; i++) map.put(i, "after", 0);
        map.put(-1, "after", 0);
        map.remove(map.find(0));
        assertThat(copy.size()).isEqualTo(entries);
        for (int i = 0; i < entries; i++) {
            assertThat(copy.valueAt(copy.find(i))).isEqualTo("before");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40})
    void keys_may_be_null_and_so_may_values(int entries) {
        EntryMap map = new EntryMap(false);
        for (int i = 0; i < entries; i++) map.put(i, null, 0);
        map.put(null, "of null", 0);
        assertThat(map.valueAt(map.find(null))).isEqualTo("of null");
        assertThat(map.valueAt(map.find(0))).isNull();
    }
}
