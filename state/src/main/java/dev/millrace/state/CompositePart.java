package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.RowBlocks;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.rows.KeyedValues;
import dev.millrace.state.rows.RowNumber;
import dev.millrace.state.spill.AwayNumberedRows;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import dev.millrace.state.value.RowCodec;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Holds the rows of one snapshot in one table per key group. Any thread may write the part.
///
/// @param <T> the type of the rows' keys
/// @param tables the tables by key group
/// @param order the order of the rows in a block, or null for any order
/// @param away writes the rows that are only in a store, or null if there is no store
record CompositePart<T>(
        Section section,
        Map<Integer, TableSnapshot<T>> tables,
        RowWriter<T> rows,
        @Nullable Order<T> order,
        @Nullable AwayWriter<T> away) {

    /// Creates a part whose rows are all in tables.
    CompositePart(Section section, Map<Integer, TableSnapshot<T>> tables, RowWriter<T> rows, @Nullable Order<T> order) {
        this(section, tables, rows, order, null);
    }

    /// Writes rows that are only in a store.
    interface AwayWriter<T> {
        /// Writes all such rows of a key group.
        void all(int group, KeyedTable<T> table, RowBlocks to) throws IOException;

        /// Writes the rows that had changed before they were evicted from the table.
        void evicted(List<T> keys, KeyedTable<T> table, RowBlocks to) throws IOException;
    }

    /// Writes numbered rows that are only in a store.
    record AwayNumberedWriter<K>(NumberedWriter<K, ?> rows, AwayNumberedRows<K> away)
            implements AwayWriter<CompositeTable.Key<K>> {
        @Override
        public void all(int group, KeyedTable<CompositeTable.Key<K>> table, RowBlocks to) throws IOException {
            away.forEach(group, (CompositeTable<K>) table, bytes(to));
        }

        @Override
        public void evicted(List<CompositeTable.Key<K>> keys, KeyedTable<CompositeTable.Key<K>> table, RowBlocks to)
                throws IOException {
            for (CompositeTable.Key<K> key : keys) {
                int slot = away.slotOf((CompositeTable<K>) table, key);
                if (slot >= 0) rows.row(table, slot, to.row());
                else away.one(key, bytes(to));
            }
        }

        private AwayNumberedRows.OnRow<K> bytes(RowBlocks to) {
            return (key, value) -> {
                DataOutputSerializer row = to.row();
                rows.key(key, row);
                row.write(value);
            };
        }
    }

    /// Writes numbered rows.
    record NumberedWriter<K, V>(TypeSerializer<K> keys, TypeSerializer<RowNumber> numbers, TypeSerializer<V> values)
            implements RowWriter<CompositeTable.Key<K>> {
        @Override
        public void key(CompositeTable.Key<K> key, DataOutputSerializer out) throws IOException {
            numbers.serialize(new RowNumber((String) key.namespace(), key.number()), out);
            keys.serialize(key.key(), out);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void row(KeyedTable<CompositeTable.Key<K>> table, int slot, DataOutputSerializer out)
                throws IOException {
            key(table.keyAt(slot), out);
            values.serialize((V) table.getObject(0, slot), out);
        }
    }

    /// Writes rows and their keys.
    interface RowWriter<T> {
        /// Writes the key of a row.
        void key(T key, DataOutputSerializer out) throws IOException;

        /// Writes a row, which begins with its key.
        void row(KeyedTable<T> table, int slot, DataOutputSerializer out) throws IOException;

        /// Returns whether a slot has no content, so that the row counts as removed.
        default boolean isEmpty(KeyedTable<T> table, int slot) {
            return false;
        }

        /// Notes that the rows are no longer read.
        default void release() {}
    }

    /// Writes timers.
    record TimerWriter<K, N>(TypeSerializer<K> keys, TypeSerializer<N> namespaces)
            implements RowWriter<CompositeTable.Key<K>> {
        @Override
        @SuppressWarnings("unchecked")
        public void key(CompositeTable.Key<K> key, DataOutputSerializer out) throws IOException {
            namespaces.serialize((N) key.namespace(), out);
            keys.serialize(key.key(), out);
            out.writeLong(key.number());
        }

        @Override
        public void row(KeyedTable<CompositeTable.Key<K>> table, int slot, DataOutputSerializer out)
                throws IOException {
            key(table.keyAt(slot), out);
        }
    }

    /// Writes the rows of a state with namespaces.
    record NamespaceWriter<K, N>(TypeSerializer<K> keys, TypeSerializer<N> namespaces, RowCodec form)
            implements RowWriter<CompositeTable.Key<K>> {
        @Override
        @SuppressWarnings("unchecked")
        public void key(CompositeTable.Key<K> key, DataOutputSerializer out) throws IOException {
            namespaces.serialize((N) ((HeapNamespaces.Namespace) key.namespace()).value(), out);
            keys.serialize(key.key(), out);
        }

        @Override
        public void row(KeyedTable<CompositeTable.Key<K>> table, int slot, DataOutputSerializer out)
                throws IOException {
            key(table.keyAt(slot), out);
            form.write(table, slot, out);
        }
    }

    /// Writes the values of an operator's own state.
    record ValueWriter<K, V>(TypeSerializer<K> keys, TypeSerializer<V> serializer, KeyedValues<K, V> values)
            implements RowWriter<K> {
        @Override
        public void key(K key, DataOutputSerializer out) throws IOException {
            keys.serialize(key, out);
        }

        @Override
        public void row(KeyedTable<K> table, int slot, DataOutputSerializer out) throws IOException {
            key(table.keyAt(slot), out);
            serializer.serialize(values.at(table, slot), out);
        }

        @Override
        public boolean isEmpty(KeyedTable<K> table, int slot) {
            return !values.has(table, slot);
        }

        @Override
        public void release() {
            values.release();
        }
    }

    /// Creates the comparator for the rows of a table.
    interface Order<T> {
        Comparator<Integer> of(KeyedTable<T> table);
    }

    /// Writes all rows, or the changes since the last complete snapshot.
    ///
    /// @param buffer holds one block
    void write(SnapshotFileWriter to, DataOutputSerializer buffer, boolean isIncremental) throws IOException {
        for (Map.Entry<Integer, TableSnapshot<T>> group : tables.entrySet()) {
            boolean isWhole = !isIncremental || group.getValue().isWhole();
            RowBlocks blocks = new RowBlocks(to, buffer, section, group.getKey(), isWhole);
            write(group.getValue(), isWhole, blocks);
            if (away != null) writeAway(away, group.getKey(), group.getValue(), isWhole, blocks);
            if (isWhole) blocks.close();
            else blocks.closeUnlessEmpty();
        }
    }

    private void write(TableSnapshot<T> snapshot, boolean isWhole, RowBlocks to) throws IOException {
        KeyedTable<T> table = snapshot.rows();
        int[] slots = slots(snapshot, table, isWhole);
        if (!isWhole) {
            for (T key : snapshot.removed()) rows.key(key, to.removed());
            for (int slot : slots) if (rows.isEmpty(table, slot)) rows.key(table.keyAt(slot), to.removed());
        }
        for (int slot : slots) if (!rows.isEmpty(table, slot)) rows.row(table, slot, to.row());
    }

    private void writeAway(AwayWriter<T> writer, int group, TableSnapshot<T> snapshot, boolean isWhole, RowBlocks to)
            throws IOException {
        if (isWhole) writer.all(group, snapshot.rows(), to);
        else writer.evicted(snapshot.evicted(), snapshot.rows(), to);
    }

    private int[] slots(TableSnapshot<T> snapshot, KeyedTable<T> table, boolean isWhole) {
        IntStream slots = IntStream.iterate(
                isWhole ? table.next(-1) : snapshot.nextChanged(-1),
                slot -> slot >= 0,
                slot -> isWhole ? table.next(slot) : snapshot.nextChanged(slot));
        if (order == null) return slots.toArray();
        return slots.boxed().sorted(order.of(table)).mapToInt(Integer::intValue).toArray();
    }

    void release() {
        tables.values().forEach(TableSnapshot::release);
        rows.release();
    }
}
