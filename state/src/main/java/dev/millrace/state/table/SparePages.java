package dev.millrace.state.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps pages of longs that only released snapshots used, and reuses them for new copies. A table with regular
/// snapshots thus produces no garbage; its pages would live just long enough to be expensive for the collector. Called
/// by the table's thread only.
final class SparePages<K> {
    private final Deque<long[]> pages = new ArrayDeque<>();

    /// A released snapshot whose pages are not yet examined.
    private @Nullable TableSnapshot<K> released;

    /// Offers the pages of a released snapshot. The pages are examined at the next copy and not now, because the
    /// barrier holds up the table's thread. If a table makes no copies, only the latest snapshot is kept.
    void offer(TableSnapshot<K> snapshot) {
        released = snapshot;
    }

    /// Copies a page of a table, into a spare page if there is one.
    ///
    /// @param held the snapshots that may still be read
    long[] copyOf(long[] page, KeyedTable<K> table, List<TableSnapshot<K>> held) {
        TableSnapshot<K> fresh = released;
        if (fresh != null) {
            released = null;
            reclaim(table, fresh, held);
        }
        long[] spare = pages.poll();
        if (spare == null || spare.length != page.length) return page.clone();
        System.arraycopy(page, 0, spare, 0, page.length);
        return spare;
    }

    /// Keeps the pages of a released snapshot that are not shared, up to the number of the table's pages.
    private void reclaim(KeyedTable<K> table, TableSnapshot<K> from, List<TableSnapshot<K>> held) {
        long[][] own = from.rows().longs;
        // All pages of a table have the same length. Pages of a table with another layout are useless.
        if (own.length != table.longs.length || own[0].length != table.longs[0].length) return;
        for (int page = 0; page < own.length && pages.size() < own.length; page++) {
            if (own[page] == table.longs[page] || isHeld(page, own[page], held)) continue;
            pages.add(own[page]);
        }
    }

    private static <K> boolean isHeld(int page, long[] wanted, List<TableSnapshot<K>> held) {
        for (TableSnapshot<K> each : held) {
            long[][] theirs = each.rows().longs;
            if (page < theirs.length && theirs[page] == wanted) return true;
        }
        return false;
    }

    /// Drops all pages, because the layout of the table has changed.
    void clear() {
        pages.clear();
        released = null;
    }
}
