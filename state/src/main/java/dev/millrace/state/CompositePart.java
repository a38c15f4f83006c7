package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.RowBlocks;
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
    ///
    /// @param buffer holds one block
    void write(SnapshotFileWriter to, DataOutputSerializer buffer, boolean isIncremental) throws IOException {
        for (Map.Entry<Integer, TableSnapshot<CompositeTable.Key<K>>> group : tables.entrySet()) {
            boolean isWhole = !isIncremental || group.getValue().isWhole();
            RowBlocks blocks = new RowBlocks(to, buffer, section, group.getKey(), isWhole);
            write(group.getValue(), isWhole, blocks);
            if (isWhole) blocks.close();
            else blocks.closeUnlessEmpty();
        }
    }

    private void write(TableSnapshot<CompositeTable.Key<K>> snapshot, boolean isWhole, RowBlocks to)
            throws IOException {
        if (!isWhole) for (CompositeTable.Key<K> key : snapshot.removed()) rows.key(key, to.removed());
        CompositeTable<K> table = (CompositeTable<K>) snapshot.rows();
        for (int slot : slots(snapshot, table, isWhole)) rows.row(table, slot, to.row());
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
