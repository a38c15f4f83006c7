package dev.millrace.state.spill;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.tier.RowStore;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the numbered rows of a snapshot that are only in the store and not in a table. Not thread-safe.
///
/// @param prefix the prefix of the row keys
public record AwayNumberedRows<K>(RowStore.RowView view, StoredRows<K> rows, byte[] prefix) {

    /// Receives rows.
    @FunctionalInterface
    public interface OnRow<K> {
        /// Handles a row.
        ///
        /// @param value the serialized value
        void row(CompositeTable.Key<K> key, byte[] value) throws IOException;
    }

    /// Returns the slot of a row in a table, or -1.
    public int slotOf(CompositeTable<K> table, CompositeTable.Key<K> row) {
        int keyHash = rows.keys().hash(row.key());
        int hash = CompositeTable.hash(keyHash, row.namespace().hashCode(), row.number());
        return rows.keys().isPrimitive()
                ? table.slotOf(rows.keys().toLong(row.key()), row.namespace(), row.number(), hash)
                : table.slotOf(row.key(), row.namespace(), row.number(), hash);
    }

    /// Passes the rows of a key group to the consumer, except those that are in the table.
    public void forEach(int group, CompositeTable<K> table, OnRow<K> consumer) throws IOException {
        NumberedNames<K> names = new NumberedNames<>(rows);
        try (RowStore.Cursor cursor = view.rows(StoredRows.groupPrefix(prefix, group), null)) {
            while (cursor.next()) {
                CompositeTable.Key<K> row = names.rowOf(prefix, cursor.key());
                if (slotOf(table, row) < 0) consumer.row(row, cursor.value());
            }
        }
    }

    /// Passes a row to the consumer if the store has it.
    public void one(CompositeTable.Key<K> row, OnRow<K> consumer) throws IOException {
        byte[] name = new NumberedNames<>(rows)
                .name(
                        new DataOutputSerializer(64),
                        prefix,
                        row.key(),
                        rows.keys().hash(row.key()),
                        (String) row.namespace(),
                        row.number())
                .getCopyOfBuffer();
        byte @Nullable [] value = view.read(name);
        if (value != null) consumer.row(row, value);
    }
}
