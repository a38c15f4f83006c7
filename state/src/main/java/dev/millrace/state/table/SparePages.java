package dev.millrace.state.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pages of longs that only snapshots had which nobody reads any more. The next copies are made in them, so that a
/// table of which one snapshot after the other is taken leaves no garbage: its pages would live just long enough to
/// be expensive for the collector. Owned by the table's thread.
final class SparePages<K> {
    private final Deque<long[]> pages = new ArrayDeque<>();

    /// A snapshot whose pages nobody has looked at yet.
    private @Nullable TableSnapshot<K> released;

    /// Nobody reads a snapshot any more. Its pages are looked at when the first copy is made, not while the barrier
    /// stops the table's thread. If a table makes no copies, only the latest snapshot is kept.
    void offer(TableSnapshot<K> snapshot) {
        released = snapshot;
    }

    /// A copy of a page of a table, in a spare one if there is any.
    ///
    /// @param held the snapshots that may be read still
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

    /// Keeps the pages of a released snapshot that nobody else has, but not more than the table itself.
    private void reclaim(KeyedTable<K> table, TableSnapshot<K> from, List<TableSnapshot<K>> held) {
        long[][] own = from.rows().longs;
        // All pages of a table have one length. Pages of another length or number would never be asked for.
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

    /// The table's pages have another length or number from now on.
    void clear() {
        pages.clear();
        released = null;
    }
}
