package dev.millrace.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Clock;
import dev.millrace.state.heap.HeapState;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.value.EntryMap;
import dev.millrace.state.value.StateColumns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeyedStatesTest {
    private final Keys<String> keys = Keys.of(Types.STRING);
    private final ManualClock clock = new ManualClock();
    private final KeyedStates<String> states = new KeyedStates<>(keys, 128, KeyGroups.range(0, 1, 128), clock);

    private static final class ManualClock implements Clock {
        private long millis = 1_000;

        @Override
        public long nanos() {
            return millis * 1_000_000;
        }

        @Override
        public long millis() {
            return millis;
        }
    }

    private void select(String key) {
        states.select(key, keys.hash(key));
    }

    @Test
    void each_key_has_a_value_of_its_own() throws Exception {
        ValueState<Long> count = states.value(new ValueStateDescriptor<>("count", Types.LONG));
        select("a");
        assertThat(count.value()).isNull();
        count.update(1L);
        select("b");
        assertThat(count.value()).isNull();
        count.update(2L);
        select("a");
        assertThat(count.value()).isEqualTo(1L);
        count.clear();
        assertThat(count.value()).isNull();
        assertThat(states.keys("count")).containsExactly("b");
    }

    @Test
    void loading_rows_in_advance_changes_no_entry_of_any_namespace() throws Exception {
        NamespacedState<String, ValueState<Long>> state =
                states.namespaced(new ValueStateDescriptor<>("value", Types.LONG), StringSerializer.INSTANCE);
        int[] hashes = new int[1_000];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = keys.hash("key" + i);
            select("key" + i);
            state.in(i < 900 ? "wide" : "narrow").update((long) i);
            if (i % 50 == 0) assertThat(states.prefetch(hashes, 0, i + 1)).isEqualTo(Math.min(32, i + 1));
        }
        for (int i = 0; i < hashes.length; i++) {
            select("key" + i);
            assertThat(state.in("wide").value()).isEqualTo(i < 900 ? (Long) (long) i : null);
            assertThat(state.in("narrow").value()).isEqualTo(i < 900 ? null : (Long) (long) i);
        }
        assertThat(states.namespacedEntries()).isEqualTo(1_000);
    }

    @Test
    void loading_maps_in_advance_changes_no_entry() throws Exception {
        MapState<Long, Long> map = states.map(new MapStateDescriptor<>("map", Types.LONG, Types.LONG));
        MapState<String, String> texts = states.map(new MapStateDescriptor<>("texts", Types.STRING, Types.STRING));
        int[] hashes = new int[200];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = keys.hash("key" + i);
            select("key" + i);
            states.prefetch(hashes, 0, i + 1);
            for (long entry = 0; entry < i % 12; entry++) {
                map.put(entry, entry + i);
                texts.put("entry" + entry, "value" + i);
            }
            map.remove(2L);
            for (int from = 0; from <= i; ) from = states.prefetch(hashes, from, i + 1);
        }
        for (int i = 0; i < hashes.length; i++) {
            select("key" + i);
            for (long entry = 0; entry < 12; entry++) {
                boolean isThere = entry < i % 12;
                assertThat(map.get(entry)).isEqualTo(isThere && entry != 2 ? (Long) (entry + i) : null);
                assertThat(texts.get("entry" + entry)).isEqualTo(isThere ? "value" + i : null);
            }
        }
    }

    @Test
    void a_value_of_null_clears() throws Exception {
        ValueState<String> value = states.value(new ValueStateDescriptor<>("value", Types.STRING));
        select("a");
        value.update("x");
        value.update(null);
        assertThat(value.value()).isNull();
        assertThat(states.entries()).isZero();
    }

    @Test
    void the_same_name_with_another_kind_is_refused() {
        states.value(new ValueStateDescriptor<>("s", Types.LONG));
        assertThatThrownBy(() -> states.list(new ListStateDescriptor<>("s", Types.LONG)))
                .hasMessageContaining("MR-4002")
                .hasMessageContaining("'s'");
    }

    @Test
    void state_without_a_key_is_refused() {
        ValueState<Long> value = states.value(new ValueStateDescriptor<>("v", Types.LONG));
        assertThatThrownBy(() -> value.update(1L)).hasMessageContaining("MR-4001");
    }

    @Test
    void lists_append_replace_and_are_empty_when_nothing_was_added() throws Exception {
        ListState<String> list = states.list(new ListStateDescriptor<>("list", Types.STRING));
        select("a");
        assertThat(list.get()).isEmpty();
        list.add("x");
        list.addAll(List.of("y", "z"));
        assertThat(list.get()).containsExactly("x", "y", "z");
        list.update(List.of("w"));
        assertThat(list.get()).containsExactly("w");
        list.update(List.of());
        assertThat(states.entries()).isZero();
        assertThatThrownBy(() -> list.add(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void maps_keep_entries_for_each_key() throws Exception {
        MapState<String, Long> map = states.map(new MapStateDescriptor<>("map", Types.STRING, Types.LONG));
        select("a");
        assertThat(map.isEmpty()).isTrue();
        map.put("x", 1L);
        map.putAll(Map.of("y", 2L));
        select("b");
        assertThat(map.get("x")).isNull();
        select("a");
        assertThat(map.get("x")).isEqualTo(1L);
        assertThat(map.contains("y")).isTrue();
        for (var each : map.entries()) each.setValue(each.getValue() * 10);
        assertThat(map.values()).containsExactly(10L, 20L);
        var iterator = map.iterator();
        while (iterator.hasNext()) {
            iterator.next();
            iterator.remove();
        }
        assertThat(map.isEmpty()).isTrue();
        assertThat(states.entries()).isZero();
    }

    @Test
    void reducing_state_combines_what_is_added() throws Exception {
        ReducingState<Long> sum = states.reducing(new ReducingStateDescriptor<>("sum", Long::sum, Types.LONG));
        select("a");
        sum.add(3L);
        sum.add(4L);
        assertThat(sum.get()).isEqualTo(7L);
    }

    @Test
    void every_key_is_visited_even_if_the_visit_clears_it() throws Exception {
        ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("v", Types.LONG);
        ValueState<Long> value = states.value(descriptor);
        for (long i = 0; i < 100; i++) {
            select("k" + i);
            value.update(i);
        }
        select("k7");
        List<String> visited = new ArrayList<>();
        states.forEachKey(descriptor, (key, state) -> {
            visited.add(key);
            state.clear();
        });
        assertThat(visited).hasSize(100).doesNotHaveDuplicates();
        assertThat(states.entries()).isZero();
        assertThat(states.currentKey()).isEqualTo("k7");
    }

    @Test
    void namespaces_are_apart_and_merge() throws Exception {
        NamespacedState<String, ReducingState<Long>> state = states.namespaced(
                new ReducingStateDescriptor<>("sum", Long::sum, Types.LONG), StringSerializer.INSTANCE);
        select("a");
        state.in("n1").add(1L);
        state.in("n2").add(2L);
        select("b");
        state.in("n1").add(10L);
        select("a");
        state.merge("n3", List.of("n1", "n2"));
        assertThat(state.in("n3").get()).isEqualTo(3L);
        assertThat(state.in("n1").get()).isNull();
        select("b");
        assertThat(state.in("n1").get()).isEqualTo(10L);
        state.clear("n1");
        select("a");
        state.clear("n3");
        assertThat(state.namespaces()).isLessThanOrEqualTo(1);
    }

    @Test
    void an_entry_expires_after_its_last_write_and_reading_may_renew_it() throws Exception {
        ValueStateDescriptor<Long> written = new ValueStateDescriptor<>("written", Types.LONG);
        written.enableTimeToLive(
                StateTtlConfig.newBuilder(Duration.ofMillis(100)).build());
        ValueStateDescriptor<Long> read = new ValueStateDescriptor<>("read", Types.LONG);
        read.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofMillis(100))
                .setUpdateType(StateTtlConfig.UpdateType.OnReadAndWrite)
                .build());
        ValueState<Long> byWrite = states.value(written);
        ValueState<Long> byRead = states.value(read);
        select("a");
        byWrite.update(1L);
        byRead.update(1L);
        clock.millis += 60;
        assertThat(byWrite.value()).isEqualTo(1L);
        assertThat(byRead.value()).isEqualTo(1L);
        clock.millis += 60;
        assertThat(byWrite.value()).isNull();
        assertThat(byRead.value()).isEqualTo(1L);
        clock.millis += 100;
        assertThat(byRead.value()).isNull();
    }

    @Test
    void elements_of_lists_and_entries_of_maps_expire_one_by_one() throws Exception {
        StateTtlConfig ttl = StateTtlConfig.newBuilder(Duration.ofMillis(100)).build();
        ListStateDescriptor<String> lists = new ListStateDescriptor<>("list", Types.STRING);
        lists.enableTimeToLive(ttl);
        MapStateDescriptor<String, String> maps = new MapStateDescriptor<>("map", Types.STRING, Types.STRING);
        maps.enableTimeToLive(ttl);
        ListState<String> list = states.list(lists);
        MapState<String, String> map = states.map(maps);
        select("a");
        list.add("old");
        map.put("old", "1");
        clock.millis += 60;
        list.add("new");
        map.put("new", "2");
        clock.millis += 60;
        assertThat(list.get()).containsExactly("new");
        assertThat(map.keys()).containsExactly("new");
        assertThat(map.get("old")).isNull();
    }

    @Test
    void what_nobody_asks_for_is_swept_by_later_writes() throws Exception {
        ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("v", Types.LONG);
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(Duration.ofMillis(10)).build());
        ValueState<Long> value = states.value(descriptor);
        for (int i = 0; i < 1_000; i++) {
            select("old" + i);
            value.update(1L);
        }
        clock.millis += 100;
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 1_000; i++) {
                select("new" + i);
                value.update(1L);
            }
        }
        assertThat(states.keys("v").filter(key -> key.startsWith("old")).count())
                .isLessThan(100);
    }

    @Test
    void maps_and_lists_that_nobody_asks_for_go_when_all_in_them_has_expired() throws Exception {
        StateTtlConfig ttl = StateTtlConfig.newBuilder(Duration.ofMillis(10)).build();
        MapStateDescriptor<String, Long> maps = new MapStateDescriptor<>("map", Types.STRING, Types.LONG);
        maps.enableTimeToLive(ttl);
        ListStateDescriptor<Long> lists = new ListStateDescriptor<>("list", Types.LONG);
        lists.enableTimeToLive(ttl);
        MapState<String, Long> map = states.map(maps);
        ListState<Long> list = states.list(lists);
        for (int i = 0; i < 1_000; i++) {
            select("old" + i);
            map.put("entry", 1L);
            list.add(1L);
        }
        clock.millis += 100;
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < 1_000; i++) {
                select("new" + i);
                map.put("entry", 1L);
                if (list.get().iterator().hasNext()) list.update(List.of());
                list.add(1L);
            }
        }
        for (String name : List.of("map", "list")) {
            assertThat(states.keys(name).filter(key -> key.startsWith("old")).count())
                    .describedAs(name)
                    .isLessThan(200);
            assertThat(states.keys(name).filter(key -> key.startsWith("new")).count())
                    .describedAs(name)
                    .isEqualTo(1_000);
        }
    }

    @Test
    void entries_that_have_expired_leave_a_map_that_is_written_and_never_read() throws Exception {
        MapStateDescriptor<Long, Long> descriptor = new MapStateDescriptor<>("map", Types.LONG, Types.LONG);
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(Duration.ofMillis(10)).build());
        MapState<Long, Long> map = states.map(descriptor);
        select("a");
        for (long i = 0; i < 100_000; i++) {
            map.put(i, i);
            if (i % 100 == 99) clock.millis += 5;
        }
        // Read the table directly, because an iteration would remove expired entries.
        KeyedTable<String> table = ((HeapState<String>) map).tables().current();
        EntryMap kept =
                (EntryMap) table.getObject(StateColumns.VALUE, states.current().find(table));
        assertThat(kept.size()).isLessThan(2_000);
    }

    @Test
    void values_of_all_primitive_types_are_kept() throws Exception {
        assertKeeps("int", Types.INT, Integer.MIN_VALUE, -1, 7);
        assertKeeps("short", Types.SHORT, Short.MIN_VALUE, (short) -1);
        assertKeeps("byte", Types.BYTE, Byte.MIN_VALUE, (byte) -1);
        assertKeeps("boolean", Types.BOOLEAN, true, false);
        assertKeeps("char", Types.CHAR, Character.MAX_VALUE, 'x');
        assertKeeps("double", Types.DOUBLE, -0.0, Double.NaN, Double.MIN_VALUE, 1.5);
        assertKeeps("float", Types.FLOAT, -0.0f, Float.NaN, Float.MIN_VALUE, 1.5f);
    }

    @SafeVarargs
    private <T> void assertKeeps(String name, TypeInformation<T> type, T... all) throws Exception {
        ValueState<T> state = states.value(new ValueStateDescriptor<>(name, type));
        select("a");
        assertThat(state.value()).isNull();
        for (T each : all) {
            state.update(each);
            assertThat(state.value()).isEqualTo(each);
        }
    }

    @Test
    void key_groups_cover_all_subtasks_as_their_ranges_say() {
        for (int max : new int[] {1, 2, 7, 128, 4096}) {
            for (int parallelism = 1; parallelism <= Math.min(max, 130); parallelism++) {
                int covered = 0;
                for (int subtask = 0; subtask < parallelism; subtask++) {
                    KeyGroups.Range range = KeyGroups.range(subtask, parallelism, max);
                    covered += range.size();
                    for (int group = range.first(); group <= range.last(); group++) {
                        assertThat(KeyGroups.owner(group, parallelism, max)).isEqualTo(subtask);
                    }
                }
                assertThat(covered).isEqualTo(max);
            }
        }
        assertThat(KeyGroups.of(-1, 128)).isEqualTo(127);
        assertThat(KeyGroups.of(0, 128)).isZero();
    }
}
