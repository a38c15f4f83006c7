package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.state.file.RowBlocks;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.IOException;
import java.util.List;

/// What the states without a key of one operator held in one subtask at one moment. Any thread may put it into a file.
///
/// @param subtask 0-based
public record OperatorSnapshot(int subtask, List<Part> parts) {
    public OperatorSnapshot {
        parts = List.copyOf(parts);
    }

    /// One state.
    ///
    /// @param rows elements or entries
    record Part(Section section, List<Rows> rows) {}

    /// Rows that are serialized already and are not taken apart.
    record Rows(int count, DataOutputSerializer bytes) {}

    public void write(SnapshotFileWriter to) throws IOException {
        DataOutputSerializer buffer = new DataOutputSerializer(256);
        for (Part part : parts) {
            RowBlocks blocks = new RowBlocks(to, buffer, part.section, subtask, true);
            for (Rows rows : part.rows)
                blocks.rows(rows.count).write(rows.bytes.getSharedBuffer(), 0, rows.bytes.length());
            blocks.close();
        }
    }
}
