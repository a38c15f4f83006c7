package dev.millrace.runtime.checkpoint.subtask;

import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.rows.KeyedChanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the snapshot of one subtask. Any thread may write it, one at a time; the subtask's thread releases it.
///
/// @param parts one part for each operator
/// @param stallNanos how long the subtask processed no records
public record SubtaskSnapshot(List<Part> parts, long stallNanos) {
    public SubtaskSnapshot {
        parts = List.copyOf(parts);
    }

    /// Holds the snapshot of one operator.
    record Part(@Nullable KeyedSnapshot<?> keyed, OperatorSnapshot operator) {}

    /// Writes the snapshot.
    ///
    /// @param isIncremental true if readers also have the last complete checkpoint
    public void write(SnapshotFileWriter to, boolean isIncremental) throws IOException {
        for (Part part : parts) {
            if (part.keyed != null) part.keyed.write(to, isIncremental);
            part.operator.write(to);
        }
    }

    /// Returns the changes of keyed states since the previous snapshot.
    public List<KeyedChanges> changes() {
        List<KeyedChanges> changes = new ArrayList<>();
        for (Part part : parts) if (part.keyed != null) changes.add(part.keyed.changes());
        return changes;
    }

    /// Returns the approximate memory of the snapshot.
    public long bytes() {
        long bytes = 0;
        for (Part part : parts) if (part.keyed != null) bytes += part.keyed.bytes();
        return bytes;
    }

    /// Returns the keyed state of the chain's head; null if it has none. Other operators of the chain have no
    /// keyed state.
    @Nullable
    public KeyedSnapshot<?> keyed() {
        return parts.isEmpty() ? null : parts.getFirst().keyed;
    }

    /// Releases what only the write needed, after the write; the rest is kept for a later attempt.
    public void releaseRest() {
        for (Part part : parts) {
            if (part.keyed != null) part.keyed.releaseRest();
            part.operator.release();
        }
    }

    public void release() {
        for (Part part : parts) {
            if (part.keyed != null) part.keyed.release();
            part.operator.release();
        }
    }
}
