package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows with namespaces as one snapshot has them, in a table for each key group. Any thread may write the part.
///
/// @param tables by key group
/// @param order of the rows of a block, or null if any order will do
record CompositePart<K>(
        Section section,
        Map<Integer, TableSnapshot<CompositeTable.Key<K>>> tables,
        RowWriter<K> rows,
        @Nullable Order<K> order) {
    /// Writes the parts of a row.
    interface RowWriter<K> {
        /// Writes what a row is found by.
        void key(CompositeTable.Key<K> key, DataOutputSerializer out) throws IOException;

        /// Writes a row, which begins with what it is found by.
        void row(CompositeTable<K> table, int slot, DataOutputSerializer out) throws IOException;
    }

    /// Writes timers.
    record TimerWriter<K, N>(TypeSerializer<K> keys, TypeSerializer<N> namespaces) implements RowWriter<K> {
        @Override
        @SuppressWarnings("unchecked")
        public void key(CompositeTable.Key<K> key, DataOutputSerializer out) throws IOException {
            namespaces.serialize((N) key.namespace(), out);
            keys.serialize(key.key(), out);
            out.writeLong(key.number());
        }

        @Override
        public void row(CompositeTable<K> table, int slot, DataOutputSerializer out) throws IOException {
            key(table.keyAt(slot), out);
        }
    }

    /// Writes rows of a state.
    record NamespaceWriter<K, N>(TypeSerializer<K> keys, TypeSerializer<N> namespaces, RowForm form)
            implements RowWriter<K> {
        @Override
        @SuppressWarnings("unchecked")
        public void key(CompositeTable.Key<K> key, DataOutputSerializer out) throws IOException {
            namespaces.serialize((N) ((HeapNamespaces.Namespace) key.namespace()).value(), out);
            keys.serialize(key.key(), out);
        }

        @Override
        public void row(CompositeTable<K> table, int slot, DataOutputSerializer out) throws IOException {
            key(table.keyAt(slot), out);
            form.write(table, slot, out);
        }
    }

    /// Orders the rows of a table.
    interface Order<K> {
        Comparator<Integer> of(CompositeTable<K> table);
    }

    /// Writes all rows, or what changed since the snapshot before.
    void write(SnapshotFileWriter to, boolean isIncremental) throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(256);
        for (Map.Entry<Integer, TableSnapshot<CompositeTable.Key<K>>> group : tables.entrySet()) {
            bytes.clear();
            write(group.getKey(), group.getValue(), isIncremental, bytes, to);
        }
    }

    private void write(
            int group,
            TableSnapshot<CompositeTable.Key<K>> snapshot,
            boolean isIncremental,
            DataOutputSerializer bytes,
            SnapshotFileWriter to)
            throws IOException {
        boolean isWhole = !isIncremental || snapshot.isWhole();
        int removed = isWhole ? 0 : snapshot.removed().size();
        bytes.writeInt(removed);
        if (removed > 0) for (CompositeTable.Key<K> key : snapshot.removed()) rows.key(key, bytes);
        CompositeTable<K> table = (CompositeTable<K>) snapshot.rows();
        int[] slots = slots(snapshot, table, isWhole);
        if (!isWhole && removed == 0 && slots.length == 0) return;
        bytes.writeInt(slots.length);
        for (int slot : slots) rows.row(table, slot, bytes);
        to.block(section, group, isWhole, (long) removed + slots.length, bytes);
    }

    private int[] slots(TableSnapshot<CompositeTable.Key<K>> snapshot, CompositeTable<K> table, boolean isWhole) {
        IntStream slots = IntStream.iterate(
                isWhole ? table.next(-1) : snapshot.nextChanged(-1),
                slot -> slot >= 0,
                slot -> isWhole ? table.next(slot) : snapshot.nextChanged(slot));
        if (order == null) return slots.toArray();
        return slots.boxed().sorted(order.of(table)).mapToInt(Integer::intValue).toArray();
    }

    void release() {
        tables.values().forEach(TableSnapshot::release);
    }
}
