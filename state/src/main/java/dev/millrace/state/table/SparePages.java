package dev.millrace.state.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Pages of longs that only snapshots had which nobody reads any more. The next copies are made in them, so that a
/// table of which one snapshot after the other is taken leaves no garbage: its pages would live just long enough to
/// be expensive for the collector. Owned by the table's thread.
final class SparePages {
    private final Deque<long[]> pages = new ArrayDeque<>();

    /// A copy of a page, in a spare one if there is any.
    long[] copyOf(long[] page) {
        long[] spare = pages.poll();
        if (spare == null || spare.length != page.length) return page.clone();
        System.arraycopy(page, 0, spare, 0, page.length);
        return spare;
    }

    /// Keeps the pages of a released snapshot that nobody else has, but not more than the table itself.
    ///
    /// @param others the snapshots that are still there
    <K> void reclaim(KeyedTable<K> table, TableSnapshot<K> released, List<TableSnapshot<K>> others) {
        long[][] own = released.rows().longs;
        // Pages of another length or number would never be asked for.
        if (own.length != table.longs.length) return;
        for (int page = 0; page < own.length && pages.size() < own.length; page++) {
            if (own[page] == table.longs[page] || own[page].length != table.longs[page].length) continue;
            if (isHeld(page, own[page], others)) continue;
            pages.add(own[page]);
        }
    }

    private static <K> boolean isHeld(int page, long[] wanted, List<TableSnapshot<K>> others) {
        for (TableSnapshot<K> each : others) {
            long[][] theirs = each.rows().longs;
            if (page < theirs.length && theirs[page] == wanted) return true;
        }
        return false;
    }

    /// The table's pages have another length or number from now on.
    void clear() {
        pages.clear();
    }
}
