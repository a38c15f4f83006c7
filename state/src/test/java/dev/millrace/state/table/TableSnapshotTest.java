package dev.millrace.state.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.type.Types;
import dev.millrace.state.key.Keys;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares snapshots with copies of a plain map while the table changes.
final class TableSnapshotTest {
    private static final int HELD_MAX = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Pair(long number, String text) {}

    /// Holds a table and its snapshots, with the expected content of each.
    private static final class Twin<K> {
        final Random random;
        final Keys<K> keys;
        final LongFunction<K> key;
        final KeyedTable<K> table;
        final Deque<Held<K>> held = new ArrayDeque<>();
        final int range;
        Map<K, Pair> map = new HashMap<>();
        /// The content that results from applying the changes of all complete snapshots.
        Map<K, Pair> replica = new HashMap<>();

        Twin(long seed, Keys<K> keys, LongFunction<K> key) {
            this.random = new Random(seed);
            this.keys = keys;
            this.key = key;
            this.range = 1 << 4 + random.nextInt(11);
            this.table = KeyedTable.of(keys, ColumnKind.LONG, ColumnKind.OBJECT);
            table.beginSnapshots();
        }

        void step(int number) {
            int what = random.nextInt(2_000);
            if (what < 1_100) put(number);
            else if (what < 1_700) remove();
            else if (what < 1_701) clear();
            else if (what < 1_704) snapshot(random.nextInt(4) == 0);
            else if (what < 1_706) release();
            else if (what < 1_707) rollback();
            assertThat(table.size()).isEqualTo(map.size());
        }

        K any() {
            return key.apply(random.nextInt(range) - range / 2);
        }

        void put(int number) {
            K one = any();
            int slot = table.claim(one, keys.hash(one));
            table.setLong(0, slot, number);
            table.setObject(1, slot, "t" + number);
            map.put(one, new Pair(number, "t" + number));
        }

        void remove() {
            K one = any();
            int slot = table.slotOf(one, keys.hash(one));
            assertThat(slot >= 0).isEqualTo(map.containsKey(one));
            if (slot >= 0) table.remove(slot);
            map.remove(one);
        }

        void clear() {
            if (random.nextBoolean()) table.clear();
            else table.forget();
            map.clear();
        }

        /// Takes a snapshot and checks it.
        ///
        /// @param isLost whether the snapshot never completes
        void snapshot(boolean isLost) {
            TableSnapshot<K> taken = table.snapshot();
            if (isLost) {
                if (random.nextBoolean()) taken.release();
                return;
            }
            apply(taken, replica);
            assertThat(replica).isEqualTo(map);
            // Sometimes the table learns of the completion after the next snapshot, or never.
            if (random.nextInt(4) > 0) taken.changes().complete();
            held.addLast(new Held<>(taken, new HashMap<>(map), keys));
            if (held.size() > HELD_MAX) release();
        }

        void release() {
            if (!held.isEmpty()) held.removeFirst().check().release();
        }

        void rollback() {
            if (held.isEmpty()) return;
            Held<K> back = held.getLast();
            table.rollback(back.snapshot);
            map = new HashMap<>(back.contents);
        }
    }

    private record Held<K>(TableSnapshot<K> snapshot, Map<K, Pair> contents, Keys<K> keys) {
        TableSnapshot<K> check() {
            assertThat(all(snapshot.rows())).isEqualTo(contents);
            contents.forEach((key, pair) -> assertThat(pair.number)
                    .isEqualTo(snapshot.rows().getLong(0, snapshot.rows().slotOf(key, keys.hash(key)))));
            return snapshot;
        }
    }

    private static <K> void apply(TableSnapshot<K> told, Map<K, Pair> to) {
        if (told.isWhole()) to.clear();
        told.removed().forEach(to::remove);
        for (int slot = told.nextChanged(-1); slot >= 0; slot = told.nextChanged(slot)) {
            to.put(told.rows().keyAt(slot), pair(told.rows(), slot));
        }
    }

    private static <K> Map<K, Pair> all(KeyedTable<K> table) {
        Map<K, Pair> all = new HashMap<>();
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            all.put(table.keyAt(slot), pair(table, slot));
        }
        return all;
    }

    private static <K> Pair pair(KeyedTable<K> table, int slot) {
        return new Pair(table.getLong(0, slot), (String) table.getObject(1, slot));
    }

    private static <K> void run(long seed, Keys<K> keys, LongFunction<K> key) {
        Twin<K> twin = new Twin<>(seed, keys, key);
        for (int step = 0; step < 60_000; step++) twin.step(step);
        twin.held.forEach(Held::check);
        assertThat(all(twin.table)).isEqualTo(twin.map);
        twin.snapshot(false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void snapshots_of_longs_stay_as_they_were_and_tell_what_changed(long seed) {
        // The key whose code means "empty" makes a table rewrite all its keys.
        run(seed, Keys.of(Types.LONG), number -> number == 5 ? 0x9E3779B97F4A7C15L : number);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void snapshots_of_strings_stay_as_they_were_and_tell_what_changed(long seed) {
        run(seed, Keys.of(Types.STRING), number -> "key " + number);
    }

    private final Keys<Long> keys = Keys.of(Types.LONG);
    private final KeyedTable<Long> table = KeyedTable.of(keys, ColumnKind.LONG);

    private void put(long key, long value) {
        table.setLong(0, table.claim(key, keys.hashLong(key)), value);
    }

    private static List<Long> changed(TableSnapshot<Long> snapshot) {
        List<Long> changed = new ArrayList<>();
        for (int slot = snapshot.nextChanged(-1); slot >= 0; slot = snapshot.nextChanged(slot)) {
            changed.add(snapshot.rows().longKeyAt(slot));
        }
        return changed;
    }

    @Test
    void a_snapshot_names_what_changed_since_the_one_before_and_no_more() {
        for (long key = 0; key < 20_000; key++) put(key, key);
        table.beginSnapshots();
        complete(table.snapshot());
        put(7, -7);
        put(19_000, -1);
        table.remove(table.slotOf(8L, keys.hashLong(8)));
        TableSnapshot<Long> second = table.snapshot();
        assertThat(changed(second)).containsExactlyInAnyOrder(7L, 19_000L);
        assertThat(second.removed()).containsExactly(8L);
        assertThat(second.isWhole()).isFalse();
        complete(second);
        assertThat(changed(table.snapshot())).isEmpty();
    }

    private static void complete(TableSnapshot<?> snapshot) {
        snapshot.changes().complete();
    }

    @Test
    void a_snapshot_names_what_changed_since_the_last_that_is_complete() {
        for (long key = 0; key < 20_000; key++) put(key, key);
        table.beginSnapshots();
        TableSnapshot<Long> complete = table.snapshot();
        put(7, -7);
        TableSnapshot<Long> lost = table.snapshot();
        put(8, -8);
        table.remove(table.slotOf(9L, keys.hashLong(9)));
        TableSnapshot<Long> other = table.snapshot();
        complete(complete);
        put(10, -10);
        TableSnapshot<Long> last = table.snapshot();
        assertThat(changed(lost)).containsExactly(7L);
        assertThat(changed(other)).containsExactlyInAnyOrder(7L, 8L);
        assertThat(changed(last)).containsExactlyInAnyOrder(7L, 8L, 10L);
        assertThat(last.removed()).containsExactly(9L);
        complete(other);
        assertThat(changed(table.snapshot())).containsExactly(10L);
    }

    @Test
    void snapshots_that_never_become_complete_are_told_however_many_there_are() {
        for (long key = 0; key < 20_000; key++) put(key, key);
        table.beginSnapshots();
        for (int i = 0; i < 100; i++) {
            put(i, -1);
            table.snapshot().release();
        }
        TableSnapshot<Long> last = table.snapshot();
        assertThat(last.isWhole()).isFalse();
        assertThat(changed(last)).hasSize(100);
        complete(last);
        assertThat(changed(table.snapshot())).isEmpty();
    }

    @Test
    void a_snapshot_costs_a_few_words_for_each_page_though_earlier_ones_are_not_complete() {
        table.beginSnapshots();
        for (long key = 0; key < 300_000; key++) put(key, key);
        for (int i = 0; i < 3; i++) {
            for (long key = 0; key < 300_000; key++) put(key, i);
            table.snapshot().release();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        TableSnapshot<Long> taken = table.snapshot();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(changed(taken)).hasSize(300_000);
        assertThat(taken.isWhole()).isFalse();
        assertThat(bytes / table.longs.length).isLessThan(64);
    }

    @Test
    void a_snapshot_of_a_table_that_has_not_changed_costs_nothing_for_its_pages() {
        table.beginSnapshots();
        for (long key = 0; key < 300_000; key++) put(key, key);
        complete(table.snapshot());
        long before = THREADS.getCurrentThreadAllocatedBytes();
        TableSnapshot<Long> same = table.snapshot();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(changed(same)).isEmpty();
        assertThat(same.removed()).isEmpty();
        assertThat(same.isWhole()).isFalse();
        assertThat(bytes).isLessThan(table.longs.length * 4L);
        put(7, -7);
        assertThat(same.rows().getLong(0, same.rows().slotOf(7L, keys.hashLong(7))))
                .isEqualTo(7);
        assertThat(changed(table.snapshot())).containsExactly(7L);
    }

    @Test
    void pages_are_copied_only_where_something_changes_and_only_while_a_snapshot_is_held() {
        table.beginSnapshots();
        for (long key = 0; key < 20_000; key++) put(key, key);
        TableSnapshot<Long> held = table.snapshot();
        put(7, -7);
        assertThat(table.longs.length).isGreaterThan(4);
        assertThat(samePages(held)).isEqualTo(table.longs.length - 1);
        held.release();
        TableSnapshot<Long> released = table.snapshot();
        released.release();
        put(8, -8);
        assertThat(samePages(released)).isEqualTo(table.longs.length);
    }

    private long samePages(TableSnapshot<Long> snapshot) {
        long same = 0;
        for (int page = 0; page < table.longs.length; page++) {
            if (table.longs[page] == snapshot.rows().longs[page]) same++;
        }
        return same;
    }

    @Test
    void an_object_is_shared_until_its_row_changes_or_nobody_reads_the_snapshot() {
        KeyedTable<Long> lists = KeyedTable.of(keys, ColumnKind.OBJECT);
        lists.beginSnapshots();
        int one = lists.claim(1L, keys.hashLong(1));
        lists.setObject(0, one, "one");
        int two = lists.claim(2L, keys.hashLong(2));
        lists.setObject(0, two, "two");
        assertThat(lists.isShared(one)).isFalse();
        TableSnapshot<Long> held = lists.snapshot();
        lists.setObject(0, one, "other");
        assertThat(lists.isShared(one)).isFalse();
        assertThat(lists.isShared(two)).isTrue();
        held.release();
        assertThat(lists.isShared(two)).isFalse();
    }

    @Test
    void a_table_that_lost_most_of_its_keys_is_told_as_a_whole() {
        table.beginSnapshots();
        for (long key = 0; key < 5_000; key++) put(key, key);
        table.snapshot().release();
        for (long key = 0; key < 4_990; key++) table.remove(table.slotOf(key, keys.hashLong(key)));
        TableSnapshot<Long> snapshot = table.snapshot();
        assertThat(snapshot.isWhole()).isTrue();
        assertThat(snapshot.removed()).isEmpty();
        assertThat(changed(snapshot)).hasSize(10);
    }
}
