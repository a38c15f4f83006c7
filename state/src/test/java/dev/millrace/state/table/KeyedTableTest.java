package dev.millrace.state.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.type.Types;
import dev.millrace.state.key.Keys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the table with a plain map under random operations.
final class KeyedTableTest {
    private record Pair(long number, String text) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_table_of_longs_equals_a_map(long seed) {
        run(seed, Keys.of(Types.LONG), number -> number);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_table_of_strings_equals_a_map(long seed) {
        run(seed, Keys.of(Types.STRING), number -> "key " + number);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_table_whose_keys_are_all_gone_has_no_tombstones(boolean takesSnapshots) {
        Keys<Long> keys = Keys.of(Types.LONG);
        KeyedTable<Long> table = KeyedTable.of(keys, ColumnKind.LONG);
        if (takesSnapshots) table.beginSnapshots();
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<Long> all = new ArrayList<>();
            for (int i = 0; i < 700; i++) all.add(random.nextLong());
            for (long key : all) table.claim(key, keys.hash(key));
            Collections.shuffle(all, random);
            for (long key : all) table.remove(table.slotOf(key, keys.hash(key)));
            assertThat(table.size()).isZero();
            assertThat(table.used).isZero();
        }
    }

    private static <K> void run(long seed, Keys<K> keys, LongFunction<K> key) {
        Random random = new Random(seed);
        KeyedTable<K> table = KeyedTable.of(keys, ColumnKind.LONG, ColumnKind.OBJECT);
        Map<K, Pair> map = new HashMap<>();
        int range = 1 << 4 + random.nextInt(10);
        for (int step = 0; step < 40_000; step++) {
            K one = key.apply(random.nextInt(range) - range / 2);
            int hash = keys.hash(one);
            table.prefetch(hash);
            int what = random.nextInt(1000);
            if (what < 550) {
                int slot = table.claim(one, hash);
                assertThat(table.wasInserted()).isEqualTo(!map.containsKey(one));
                table.setLong(0, slot, step);
                table.setObject(1, slot, "t" + step);
                map.put(one, new Pair(step, "t" + step));
            } else if (what < 800) {
                int slot = table.slotOf(one, hash);
                assertThat(slot >= 0).isEqualTo(map.containsKey(one));
                if (slot >= 0) {
                    assertThat(table.getLong(0, slot)).isEqualTo(map.get(one).number);
                    assertThat(table.keyAt(slot)).isEqualTo(one);
                    table.remove(slot);
                    map.remove(one);
                }
            }
            assertThat(table.size()).isEqualTo(map.size());
        }
        assertThat(contents(table)).isEqualTo(map);
    }

    private static <K> Map<K, Pair> contents(KeyedTable<K> table) {
        Map<K, Pair> all = new HashMap<>();
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            all.put(table.keyAt(slot), new Pair(table.getLong(0, slot), (String) table.getObject(1, slot)));
        }
        return all;
    }

    @Test
    void entries_can_be_removed_while_iterating() {
        Keys<Long> keys = Keys.of(Types.LONG);
        KeyedTable<Long> table = KeyedTable.of(keys, ColumnKind.LONG);
        for (long key = 0; key < 10_000; key++) table.setLong(0, table.claim(key, keys.hashLong(key)), key);
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            if (table.getLong(0, slot) % 3 != 0) table.remove(slot);
        }
        Map<Long, Long> left = new TreeMap<>();
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            left.put(table.longKeyAt(slot), table.getLong(0, slot));
        }
        assertThat(left)
                .hasSize(3334)
                .allSatisfy((key, value) -> assertThat(key % 3).isZero());
        for (long key = 0; key < 10_000; key++) {
            assertThat(table.slotOf(key, keys.hashLong(key)) >= 0).isEqualTo(key % 3 == 0);
        }
    }

    @Test
    void a_cleared_table_is_empty_and_can_be_filled_again() {
        Keys<Long> keys = Keys.of(Types.LONG);
        KeyedTable<Long> table = KeyedTable.of(keys, ColumnKind.LONG);
        table.claim(7L, keys.hashLong(7));
        table.clear();
        assertThat(table.size()).isZero();
        assertThat(table.slotOf(7L, keys.hashLong(7))).isEqualTo(-1);
        table.claim(7L, keys.hashLong(7));
        assertThat(table.wasInserted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 12, 1000, 5000, 90_000})
    void a_table_that_has_forgotten_is_empty_and_takes_as_many_keys_without_growing(int count) {
        forgetting(count, Keys.of(Types.LONG), number -> number);
        forgetting(count, Keys.of(Types.STRING), number -> "key " + number);
    }

    private static <K> void forgetting(int count, Keys<K> keys, LongFunction<K> key) {
        KeyedTable<K> table = KeyedTable.of(keys, ColumnKind.LONG, ColumnKind.OBJECT);
        for (int round = 0; round < 3; round++) {
            int capacity = table.mask;
            for (long i = 0; i < count; i++) {
                K one = key.apply(i * (round + 1));
                int slot = table.claim(one, keys.hash(one));
                assertThat(table.wasInserted()).isTrue();
                assertThat(table.getLong(0, slot)).isZero();
                assertThat(table.getObject(1, slot)).isNull();
                table.setLong(0, slot, i);
                table.setObject(1, slot, one);
            }
            if (round > 0 && count > 1) assertThat(table.mask).isEqualTo(capacity);
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
                assertThat(table.getObject(1, slot)).isEqualTo(table.keyAt(slot));
            }
            assertThat(table.size()).isEqualTo(count);
            table.forget();
            assertThat(table.size()).isZero();
            assertThat(table.next(-1)).isEqualTo(-1);
            assertThat(table.slotOf(key.apply(0), keys.hash(key.apply(0)))).isEqualTo(-1);
        }
        table.claim(key.apply(1), keys.hash(key.apply(1)));
        table.forget();
        if (count >= 1000)
            assertThat(table.mask)
                    .as("room for %d keys that nobody needs", count)
                    .isEqualTo(-1);
    }

    @Test
    void keys_whose_codes_mean_empty_and_deleted_are_keys_like_others() {
        Keys<Long> keys = Keys.of(Types.LONG);
        KeyedTable<Long> table = KeyedTable.of(keys, ColumnKind.LONG);
        Map<Long, Long> map = new HashMap<>();
        long[] rare = {0x9E3779B97F4A7C15L, 0x9E3779B97F4A7C15L ^ 1};
        for (long key : rare) assertThat(table.slotOf(key, keys.hashLong(key))).isEqualTo(-1);
        for (long key = 0; key < 500; key++) put(table, map, keys, key);
        for (long key = 0; key < 500; key += 3) {
            table.remove(table.slotOf(key, keys.hashLong(key)));
            map.remove(key);
        }
        for (long key : rare) {
            assertThat(table.slotOf(key, keys.hashLong(key))).isEqualTo(-1);
            put(table, map, keys, key);
        }
        for (long key = 500; key < 2_000; key++) put(table, map, keys, key);

        Map<Long, Long> all = new HashMap<>();
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            all.put(table.keyAt(slot), table.getLong(0, slot));
            assertThat(table.hashAt(slot)).isEqualTo(keys.hash(table.keyAt(slot)));
        }
        assertThat(all).isEqualTo(map);
    }

    private static void put(KeyedTable<Long> table, Map<Long, Long> map, Keys<Long> keys, long key) {
        table.setLong(0, table.claim(key, keys.hashLong(key)), -key);
        map.put(key, -key);
    }

    @Test
    void a_copy_is_independent_and_has_copies_of_the_objects() {
        for (Keys<?> keys : List.of(Keys.of(Types.LONG), Keys.of(Types.STRING))) copyOf(keys);
    }

    @SuppressWarnings("unchecked")
    private static <K> void copyOf(Keys<K> keys) {
        KeyedTable<K> table = KeyedTable.of(keys, ColumnKind.OBJECT, ColumnKind.LONG);
        assertThat(table.copy(value -> value).size()).isZero();
        for (long number = 0; number < 10_000; number++) {
            K key = (K) (keys.isPrimitive() ? (Object) number : "" + number);
            int slot = table.claim(key, keys.hash(key));
            table.setObject(0, slot, new long[] {number});
            table.setLong(1, slot, number);
        }
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            if (table.getLong(1, slot) % 5 == 0) table.remove(slot);
        }

        KeyedTable<K> copy = table.copy(value -> ((long[]) value).clone());
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) ((long[]) table.getObject(0, slot))[0] = -1;
        table.clear();

        assertThat(copy.size()).isEqualTo(8_000);
        for (long number = 0; number < 10_000; number++) {
            K key = (K) (keys.isPrimitive() ? (Object) number : "" + number);
            int slot = copy.slotOf(key, keys.hash(key));
            assertThat(slot >= 0).isEqualTo(number % 5 != 0);
            if (slot >= 0) assertThat((long[]) copy.getObject(0, slot)).containsExactly(number);
        }
    }
}
