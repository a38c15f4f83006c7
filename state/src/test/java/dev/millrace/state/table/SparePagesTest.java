package dev.millrace.state.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.type.Types;
import dev.millrace.state.key.Keys;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SparePagesTest {
    private static final int KEYS = 20_000;

    private final Keys<Long> keys = Keys.of(Types.LONG);
    private final KeyedTable<Long> table = KeyedTable.of(keys, ColumnKind.LONG);

    @BeforeEach
    void fill() {
        table.beginSnapshots();
        put(0);
    }

    private void put(long value) {
        for (long key = 0; key < KEYS; key++) table.setLong(0, table.claim(key, keys.hashLong(key)), value);
    }

    @Test
    void snapshots_one_after_the_other_need_three_sets_of_pages_however_many_they_are() {
        Set<long[]> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        TableSnapshot<Long> before = table.snapshot();
        for (int turn = 1; turn <= 20; turn++) {
            put(turn);
            Collections.addAll(seen, table.longs);
            TableSnapshot<Long> taken = table.snapshot();
            before.release();
            before = taken;
        }
        assertThat(seen.size()).isGreaterThan(table.longs.length).isLessThanOrEqualTo(3 * table.longs.length);
    }

    @Test
    void pages_that_another_snapshot_has_are_not_reused() {
        TableSnapshot<Long> first = table.snapshot();
        TableSnapshot<Long> second = table.snapshot();
        put(1);
        first.release();
        table.snapshot();
        put(2);
        for (int slot = second.rows().next(-1); slot >= 0; slot = second.rows().next(slot)) {
            assertThat(second.rows().getLong(0, slot)).isZero();
        }
    }

    @Test
    void a_page_is_reused_once() {
        TableSnapshot<Long> first = table.snapshot();
        TableSnapshot<Long> second = table.snapshot();
        put(1);
        first.release();
        second.release();
        TableSnapshot<Long> third = table.snapshot();
        put(3);
        TableSnapshot<Long> fourth = table.snapshot();
        put(4);
        for (int slot = third.rows().next(-1); slot >= 0; slot = third.rows().next(slot)) {
            assertThat(third.rows().getLong(0, slot)).isEqualTo(1);
            assertThat(fourth.rows().getLong(0, slot)).isEqualTo(3);
            assertThat(table.getLong(0, slot)).isEqualTo(4);
        }
    }
}
