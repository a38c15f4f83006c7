package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.IOException;
import java.util.List;

/// What the states without a key of one operator held in one subtask at one moment, written already. Any thread may
/// put it into a file.
///
/// @param subtask 0-based
public record OperatorSnapshot(int subtask, List<Part> parts) {
    public OperatorSnapshot {
        parts = List.copyOf(parts);
    }

    /// One state.
    ///
    /// @param rows elements or entries
    record Part(Section section, long rows, DataOutputSerializer bytes) {}

    public void write(SnapshotFileWriter to) throws IOException {
        for (Part part : parts) to.block(part.section, subtask, true, part.rows, part.bytes);
    }
}
