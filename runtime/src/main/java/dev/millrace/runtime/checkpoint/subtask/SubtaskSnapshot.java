package dev.millrace.runtime.checkpoint.subtask;

import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.rows.KeyedChanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one subtask held at a checkpoint. Any thread may write it, one at a time; the subtask's thread releases it.
///
/// @param parts one for each operator
/// @param stallNanos for how long the subtask did nothing else
public record SubtaskSnapshot(List<Part> parts, long stallNanos) {
    public SubtaskSnapshot {
        parts = List.copyOf(parts);
    }

    /// An operator's share.
    record Part(@Nullable KeyedSnapshot<?> keyed, OperatorSnapshot operator) {}

    /// @param isIncremental whether the reader will have the last complete checkpoint too
    public void write(SnapshotFileWriter to, boolean isIncremental) throws IOException {
        for (Part part : parts) {
            if (part.keyed != null) part.keyed.write(to, isIncremental);
            part.operator.write(to);
        }
    }

    /// What keyed states changed since the snapshot before.
    public List<KeyedChanges> changes() {
        List<KeyedChanges> changes = new ArrayList<>();
        for (Part part : parts) if (part.keyed != null) changes.add(part.keyed.changes());
        return changes;
    }

    /// How much memory it takes, roughly.
    public long bytes() {
        long bytes = 0;
        for (Part part : parts) if (part.keyed != null) bytes += part.keyed.bytes();
        return bytes;
    }

    /// The keyed state of the head, which alone can have some; null if it has none.
    @Nullable
    public KeyedSnapshot<?> keyed() {
        return parts.isEmpty() ? null : parts.getFirst().keyed;
    }

    /// It has been written, and only kept for an attempt that may follow.
    public void releaseRest() {
        for (Part part : parts) if (part.keyed != null) part.keyed.releaseRest();
    }

    public void release() {
        for (Part part : parts) if (part.keyed != null) part.keyed.release();
    }
}
