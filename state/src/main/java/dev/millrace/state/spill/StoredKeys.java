package dev.millrace.state.spill;

import dev.millrace.state.table.StateTable;
import dev.millrace.state.tier.RowStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Iterates over the keys of spillable tables, even if their rows change meanwhile. Copies only the keys of rows in
/// tables. Called by the subtask's thread only.
record StoredKeys<K>(TableCache<K> cache) {

    void forEach(SpillableTable<K> spillable, Consumer<K> consumer) {
        List<K> resident = new ArrayList<>();
        StateTable.walk(spillable.table(), (table, slot) -> resident.add(table.keyAt(slot)));
        if (spillable.away() == 0) {
            resident.forEach(consumer);
            return;
        }
        Set<ByteBuffer> names = new HashSet<>();
        for (K key : resident) {
            int hash = cache.key().keys().hash(key);
            names.add(ByteBuffer.wrap(cache.key(spillable.prefix(), key, hash)));
        }
        try (RowStore.RowView view = cache.store().view();
                RowStore.Cursor rows = view.rows(spillable.range(), null)) {
            resident.forEach(consumer);
            while (rows.next()) {
                byte[] name = rows.key();
                if (names.contains(ByteBuffer.wrap(name))) continue;
                consumer.accept(cache.rows().keyOf(spillable.prefix(), name));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a key of a state cannot be read", unreadable);
        }
    }
}
