package dev.millrace.state.spill;

import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.value.RowCodec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a snapshot that are only in the store and not in a table. Reads them as bytes, because a snapshot
/// stores rows in the format of the store. Not thread-safe.
public record AwayReader<K>(RowStore.RowView view, StoredRows<K> rows) {

    /// Receives rows.
    @FunctionalInterface
    public interface OnRow {
        /// Handles a row.
        ///
        /// @param name the row's key in the store, which ends with the serialized key
        /// @param keyFrom the position of the serialized key in `name`
        void row(byte[] name, int keyFrom, byte[] value) throws IOException;
    }

    /// Passes the rows of a key group to the consumer, except rows that are in the table and rows that
    /// have expired.
    public void forEach(byte[] prefix, int group, KeyedTable<K> table, RowCodec form, OnRow consumer)
            throws IOException {
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

    /// Passes a key's row to the consumer if the store has it.
    public void one(byte[] prefix, K key, OnRow consumer) throws IOException {
        byte[] name = rows.name(prefix, key, rows.keys().hash(key));
        byte @Nullable [] value = view.read(name);
        if (value != null) consumer.row(name, prefix.length + Short.BYTES, value);
    }

    public void close() {
        view.close();
    }
}
