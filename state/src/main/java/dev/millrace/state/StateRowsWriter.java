package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.RowBlocks;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.spill.AwayReader;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the rows of states, one key group after the other. Not thread-safe.
final class StateRowsWriter<K> {
    private final Keys<K> keys;
    private final TypeSerializer<K> keySerializer;
    private final int maxParallelism;
    private final @Nullable AwayReader<K> away;
    private final SnapshotFileWriter to;
    private final DataOutputSerializer buffer;

    /// Creates a writer.
    ///
    /// @param away reads the rows that are only in a store, or null if there is no store
    /// @param buffer holds one block
    StateRowsWriter(
            Keys<K> keys,
            TypeSerializer<K> keySerializer,
            int maxParallelism,
            @Nullable AwayReader<K> away,
            SnapshotFileWriter to,
            DataOutputSerializer buffer) {
        this.keys = keys;
        this.keySerializer = keySerializer;
        this.maxParallelism = maxParallelism;
        this.away = away;
        this.to = to;
        this.buffer = buffer;
    }

    private RowBlocks blocks(Section section, int group, boolean isWhole) {
        return new RowBlocks(to, buffer, section, group, isWhole);
    }

    /// Writes a state with one table per key group: all rows, or the changes since the last complete snapshot.
    void write(StatePart<K> part, boolean isIncremental) throws IOException {
        for (Map.Entry<Integer, TableSnapshot<K>> each : part.tables().entrySet()) {
            TableSnapshot<K> table = each.getValue();
            int group = each.getKey();
            if (isIncremental && !table.isWhole()) {
                RowBlocks blocks = blocks(part.section(), group, false);
                putChanges(part, table, blocks);
                blocks.closeUnlessEmpty();
            } else {
                RowBlocks blocks = blocks(part.section(), group, true);
                KeyedTable<K> all = table.rows();
                for (int slot = all.next(-1); slot >= 0; slot = all.next(slot)) put(part, all, slot, blocks);
                putAway(part, group, all, blocks);
                blocks.close();
            }
        }
    }

    private void putChanges(StatePart<K> part, TableSnapshot<K> table, RowBlocks blocks) throws IOException {
        for (K key : table.removed()) keySerializer.serialize(key, blocks.removed());
        KeyedTable<K> all = table.rows();
        for (int slot = table.nextChanged(-1); slot >= 0; slot = table.nextChanged(slot)) put(part, all, slot, blocks);
        // Rows that had changed before they were evicted from the table.
        for (K key : table.evicted()) {
            int slot = all.slotOf(key, keys.hash(key));
            if (slot >= 0) put(part, all, slot, blocks);
            else if (away != null && part.away() != null) away.one(part.away().prefix(), key, bytes(part, blocks));
        }
    }

    private void put(StatePart<K> part, KeyedTable<K> table, int slot, RowBlocks blocks) throws IOException {
        DataOutputSerializer row = blocks.row();
        row.write(part.namespace());
        keySerializer.serialize(table.keyAt(slot), row);
        part.form().write(table, slot, row);
    }

    /// Writes the rows of a key group that are not in their table.
    private void putAway(StatePart<K> part, int group, KeyedTable<K> table, RowBlocks blocks) throws IOException {
        if (away == null || part.away() == null) return;
        away.forEach(part.away().prefix(), group, table, part.form(), bytes(part, blocks));
    }

    /// Returns a consumer that copies rows of a store.
    private AwayReader.OnRow bytes(StatePart<K> part, RowBlocks blocks) {
        return (name, keyFrom, value) -> {
            DataOutputSerializer row = blocks.row();
            row.write(part.namespace());
            row.write(name, keyFrom, name.length - keyFrom);
            row.write(value);
        };
    }

    /// Writes a state with one table per namespace. Each table holds keys of all groups.
    ///
    /// @param namespaces all namespaces of the state
    /// @param range the key groups of the subtask
    void writeNamespaces(Section section, List<StatePart<K>> namespaces, KeyGroups.Range range) throws IOException {
        GroupedSlots slots = new GroupedSlots(range);
        visit(namespaces, slots::count);
        slots.allocate();
        visit(namespaces, slots::add);
        for (int group = range.first(); group <= range.last(); group++) {
            RowBlocks blocks = blocks(section, group, true);
            for (int i = slots.begin(group); i < slots.end(group); i++) {
                StatePart<K> part = namespaces.get(slots.table(i));
                put(part, table(part), slots.slot(i), blocks);
            }
            for (StatePart<K> part : namespaces) putAway(part, group, table(part), blocks);
            blocks.close();
        }
    }

    private static <K> KeyedTable<K> table(StatePart<K> part) {
        return part.tables().values().iterator().next().rows();
    }

    /// Receives rows.
    private interface OnSlot {
        void slot(int group, int table, int slot);
    }

    private void visit(List<StatePart<K>> namespaces, OnSlot onSlot) {
        for (int i = 0; i < namespaces.size(); i++) {
            KeyedTable<K> table = table(namespaces.get(i));
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot))
                onSlot.slot(KeyGroups.of(keys.hash(table.keyAt(slot)), maxParallelism), i, slot);
        }
    }

    /// Sorts the rows of several tables by key group, with eight bytes for each row.
    private static final class GroupedSlots {
        private final int first;
        /// The start of each group's slots. `next` holds the position of the next slot to add.
        private final int[] begins;
        private final int[] next;
        private long[] slots = {};

        GroupedSlots(KeyGroups.Range range) {
            first = range.first();
            begins = new int[range.size() + 1];
            next = new int[range.size()];
        }

        void count(int group, int table, int slot) {
            begins[group - first + 1]++;
        }

        void allocate() {
            for (int i = 1; i < begins.length; i++) begins[i] += begins[i - 1];
            System.arraycopy(begins, 0, next, 0, next.length);
            slots = new long[begins[begins.length - 1]];
        }

        void add(int group, int table, int slot) {
            slots[next[group - first]++] = (long) table << Integer.SIZE | slot;
        }

        int begin(int group) {
            return begins[group - first];
        }

        int end(int group) {
            return begins[group - first + 1];
        }

        int table(int index) {
            return (int) (slots[index] >>> Integer.SIZE);
        }

        int slot(int index) {
            return (int) slots[index];
        }
    }
}
