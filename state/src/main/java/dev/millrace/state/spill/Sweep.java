package dev.millrace.state.spill;

import dev.millrace.state.tier.RowStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Removes expired rows that are only in a store and that the program no longer reads. Checks a few rows at a time,
/// one spillable table after the other. Called by the subtask's thread only.
final class Sweep<K> {
    private static final int ROWS = 256;

    private final RowStore store;
    private final StoredRows<K> rows;
    private int next;
    /// The position in the current table, or null for its start.
    private byte @Nullable [] from;

    Sweep(RowStore store, StoredRows<K> rows) {
        this.store = store;
        this.rows = rows;
    }

    /// Checks a few more rows.
    void some(List<Spillable> spillables) {
        SpillableTable<K> spillable = due(spillables);
        if (spillable == null) return;
        byte[] begin = from;
        // The tables may have been reordered.
        if (begin != null && !startsWith(begin, spillable.range())) begin = null;
        try (RowStore.RowView view = store.view();
                RowStore.Cursor cursor = view.rows(spillable.range(), begin)) {
            from = null;
            for (int row = 0; cursor.next(); row++) {
                if (row == ROWS) {
                    from = cursor.key();
                    return;
                }
                look(spillable, cursor);
            }
            next++;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a key of a state cannot be read", unreadable);
        }
    }

    private @Nullable SpillableTable<K> due(List<Spillable> spillables) {
        for (int looked = 0; looked < spillables.size(); looked++) {
            if (next >= spillables.size()) next = 0;
            @SuppressWarnings("unchecked") // the tables of a cache have the same keys
            SpillableTable<K> timed =
                    spillables.get(next) instanceof SpillableTable<?> table ? (SpillableTable<K>) table : null;
            if (timed != null && timed.hasTime() && timed.away() > 0) return timed;
            next++;
        }
        return null;
    }

    private void look(SpillableTable<K> spillable, RowStore.Cursor cursor) throws IOException {
        if (!spillable.isExpired(cursor.value())) return;
        K key = rows.keyOf(spillable.prefix(), cursor.key());
        spillable.expire(key, rows.keys().hash(key));
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && java.util.Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
