package dev.millrace.state.operator;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.RowBlocks;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the non-keyed states of one operator in one subtask at one moment. Any thread may write the snapshot, one
/// at a time.
///
/// @param subtask the index of the subtask, from 0
public record OperatorSnapshot(int subtask, List<Part> parts) {
    public OperatorSnapshot {
        parts = List.copyOf(parts);
    }

    /// Represents one state.
    sealed interface Part {
        Section section();

        void write(RowBlocks to) throws IOException;

        /// Releases what only the write needed. Called by the thread of the states.
        default void release() throws IOException {}
    }

    /// Holds a state whose rows are already serialized.
    record Written(Section section, List<Rows> rows) implements Part {
        @Override
        public void write(RowBlocks to) throws IOException {
            for (Rows each : rows) to.rows(each.count).write(each.bytes.getSharedBuffer(), 0, each.bytes.length());
        }
    }

    /// Holds serialized rows that stay in one block.
    record Rows(int count, DataOutputSerializer bytes) {}

    /// Holds the elements of a list.
    record Elements<T>(Section section, TypeSerializer<T> serializer, PagedList<T> elements) implements Part {
        @Override
        public void write(RowBlocks to) throws IOException {
            for (T each : elements) serializer.serialize(each, to.row());
        }
    }

    /// Holds a list whose first elements are in a temporary file.
    ///
    /// @param rest the other elements
    record Spooled(SpoolFile.Held first, Part rest) implements Part {
        @Override
        public Section section() {
            return rest.section();
        }

        @Override
        public void write(RowBlocks to) throws IOException {
            first.write(to);
            rest.write(to);
        }

        @Override
        public void release() throws IOException {
            first.release();
        }
    }

    /// Holds the entries of a map.
    ///
    /// @param items the entries; null for removed entries
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

    /// Releases the files that the snapshot holds. The snapshot is no longer written.
    public void release() {
        try {
            for (Part part : parts) part.release();
        } catch (IOException failure) {
            throw new UncheckedIOException("temporary files of a snapshot could not be deleted", failure);
        }
    }
}
