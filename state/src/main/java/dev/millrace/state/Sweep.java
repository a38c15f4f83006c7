package dev.millrace.state;

import dev.millrace.state.tier.RowStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks for rows of a store that have expired and that nobody asks for, a few at a time, shelf by shelf. Used by the
/// subtask's thread.
final class Sweep<K> {
    private static final int ROWS = 256;

    private final RowStore store;
    private final StoredRows<K> rows;
    private int next;
    /// Where it goes on in the shelf; null for its beginning.
    private byte @Nullable [] from;

    Sweep(RowStore store, StoredRows<K> rows) {
        this.store = store;
        this.rows = rows;
    }

    /// Looks at a few more rows.
    void some(List<Shelf<K>> shelves) {
        Shelf<K> shelf = due(shelves);
        if (shelf == null) return;
        byte[] begin = from;
        // Shelves may have changed places.
        if (begin != null && !startsWith(begin, shelf.range())) begin = null;
        try (RowStore.RowView view = store.view();
                RowStore.Cursor cursor = view.rows(shelf.range(), begin)) {
            from = null;
            for (int row = 0; cursor.next(); row++) {
                if (row == ROWS) {
                    from = cursor.key();
                    return;
                }
                look(shelf, cursor);
            }
            next++;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a key of a state cannot be read", unreadable);
        }
    }

    private @Nullable Shelf<K> due(List<Shelf<K>> shelves) {
        for (int looked = 0; looked < shelves.size(); looked++) {
            if (next >= shelves.size()) next = 0;
            Shelf<K> shelf = shelves.get(next);
            if (shelf.hasTime() && shelf.away() > 0) return shelf;
            next++;
        }
        return null;
    }

    private void look(Shelf<K> shelf, RowStore.Cursor cursor) throws IOException {
        if (!shelf.isExpired(cursor.value())) return;
        K key = rows.keyOf(shelf.prefix(), cursor.key());
        shelf.expire(key, rows.keys().hash(key));
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && java.util.Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
