package dev.millrace.testkit;

import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// A snapshot of one operator in one subtask, or of several that were put together. Safe to use from any thread.
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

    /// Starts the description of a snapshot without state.
    public static Builder builder() {
        return new Builder(null);
    }

    /// Starts the description of a snapshot with the state of this one.
    public Builder toBuilder() {
        return new Builder(this);
    }

    /// Makes a snapshot. Flink's setters take handles of its own state files, which do not exist here.
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

    /// In bytes.
    public long getStateSize() {
        return bytes.length;
    }

    /// Whether there is any state in it.
    public boolean hasState() {
        return !file().sections().isEmpty();
    }
}
