package dev.millrace.testkit;

import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Holds a snapshot of one operator in one subtask, or a combination of several snapshots. Thread-safe.
public final class OperatorSubtaskState {
    private final byte[] bytes;
    private final long checkpoint;

    /// @param bytes a snapshot file
    OperatorSubtaskState(byte[] bytes, long checkpoint) {
        this.bytes = bytes;
        this.checkpoint = checkpoint;
    }

    static OperatorSubtaskState of(OperatorSubtaskState... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long latest = 0;
        try (SnapshotFileWriter writer = new SnapshotFileWriter(all)) {
            for (OperatorSubtaskState part : parts) {
                writer.copy(part.file());
                latest = Math.max(latest, part.checkpoint);
            }
            writer.finish();
        }
        return new OperatorSubtaskState(all.toByteArray(), latest);
    }

    /// Creates a builder without state.
    public static Builder builder() {
        return new Builder(null);
    }

    /// Creates a builder with the state of this snapshot.
    public Builder toBuilder() {
        return new Builder(this);
    }

    /// Builds a snapshot. Flink's setters take handles of state files, which Millrace does not have.
    public static final class Builder {
        private final @Nullable OperatorSubtaskState state;

        private Builder(@Nullable OperatorSubtaskState state) {
            this.state = state;
        }

        public OperatorSubtaskState build() {
            if (state != null) return state;
            try {
                return of();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    SnapshotFile file() {
        try {
            return SnapshotFile.of(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    long checkpoint() {
        return checkpoint;
    }

    /// Returns the size in bytes.
    public long getStateSize() {
        return bytes.length;
    }

    /// Returns whether the snapshot contains state.
    public boolean hasState() {
        return !file().sections().isEmpty();
    }
}
