package dev.millrace.state.operator;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.RowBlocks;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the states without a key of one operator held in one subtask at one moment. Any thread may put it into a file,
/// one at a time.
///
/// @param subtask 0-based
public record OperatorSnapshot(int subtask, List<Part> parts) {
    public OperatorSnapshot {
        parts = List.copyOf(parts);
    }

    /// One state.
    sealed interface Part {
        Section section();

        void write(RowBlocks to) throws IOException;
    }

    /// A state whose rows are serialized already.
    record Written(Section section, List<Rows> rows) implements Part {
        @Override
        public void write(RowBlocks to) throws IOException {
            for (Rows each : rows) to.rows(each.count).write(each.bytes.getSharedBuffer(), 0, each.bytes.length());
        }
    }

    /// Rows that are not taken apart.
    record Rows(int count, DataOutputSerializer bytes) {}

    /// The elements of a list.
    record Elements<T>(Section section, TypeSerializer<T> serializer, PagedList<T> elements) implements Part {
        @Override
        public void write(RowBlocks to) throws IOException {
            for (T each : elements) serializer.serialize(each, to.row());
        }
    }

    /// The entries of a map.
    ///
    /// @param items null where an entry was removed
    record Entries<K, V>(
            Section section,
            TypeSerializer<K> keys,
            TypeSerializer<V> values,
            PagedList<HeapBroadcastState.@Nullable Item<K, V>> items)
            implements Part {
        @Override
        public void write(RowBlocks to) throws IOException {
            for (HeapBroadcastState.Item<K, V> each : items) {
                if (each == null) continue;
                DataOutputSerializer row = to.row();
                keys.serialize(each.key(), row);
                row.writeBoolean(each.value() == null);
                if (each.value() != null) values.serialize(each.value(), row);
            }
        }
    }

    public void write(SnapshotFileWriter to) throws IOException {
        DataOutputSerializer buffer = new DataOutputSerializer(256);
        for (Part part : parts) {
            RowBlocks blocks = new RowBlocks(to, buffer, part.section(), subtask, true);
            part.write(blocks);
            blocks.close();
        }
    }
}
