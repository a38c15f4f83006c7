package dev.millrace.state;

import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.tier.RowStore;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads rows for a snapshot that were in a store and not in tables, as bytes, since the snapshot writes them as the
/// store does. Used by one thread at a time.
record AwayReader<K>(RowStore.RowView view, StoredRows<K> rows) {

    /// Told of a row.
    @FunctionalInterface
    interface OnRow {
        /// @param name ends with the key
        /// @param keyFrom where the key begins
        void row(byte[] name, int keyFrom, byte[] value) throws IOException;
    }

    /// Tells the rows of a key group that neither are in its table nor have expired.
    void forEach(byte[] prefix, int group, KeyedTable<K> table, RowCodec form, OnRow consumer) throws IOException {
        try (RowStore.Cursor cursor = view.rows(StoredRows.groupPrefix(prefix, group), null)) {
            while (cursor.next()) {
                byte[] name = cursor.key();
                K key = rows.keyOf(prefix, name);
                if (table.slotOf(key, rows.keys().hash(key)) >= 0) continue;
                byte[] value = cursor.value();
                if (form.isDated() && form.ttl().isExpired(StoredRows.since(value))) continue;
                consumer.row(name, prefix.length + Short.BYTES, value);
            }
        }
    }

    /// Tells a key's row, if there is one.
    void one(byte[] prefix, K key, OnRow consumer) throws IOException {
        byte[] name = rows.name(prefix, key, rows.keys().hash(key));
        byte @Nullable [] value = view.read(name);
        if (value != null) consumer.row(name, prefix.length + Short.BYTES, value);
    }

    void close() {
        view.close();
    }
}
