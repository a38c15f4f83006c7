package dev.millrace.api.fs;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/// Names a local file in progress.
///
/// @param target the path after the commit
/// @param inProgress the hidden path before the commit
/// @param size the number of bytes that belong to the file
record LocalRecoverable(Path target, Path inProgress, long size) implements RecoverableWriter.ResumeRecoverable {

    /// Serializes recoverables. Thread-safe.
    static final class Serializer<T extends RecoverableWriter.CommitRecoverable>
            implements SimpleVersionedSerializer<T> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(T recoverable) throws IOException {
            LocalRecoverable local = of(recoverable);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(local.target.toString());
            out.writeUTF(local.inProgress.toString());
            out.writeLong(local.size);
            return bytes.toByteArray();
        }

        @Override
        @SuppressWarnings("unchecked") // the writer of local files has one type of recoverables
        public T deserialize(int version, byte[] serialized) throws IOException {
            if (version != VERSION) {
                throw new IOException(
                        "A local file in progress has the version %d instead of %d".formatted(version, VERSION));
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
            return (T) new LocalRecoverable(Path.of(in.readUTF()), Path.of(in.readUTF()), in.readLong());
        }
    }

    static LocalRecoverable of(RecoverableWriter.CommitRecoverable recoverable) {
        if (recoverable instanceof LocalRecoverable local) return local;
        throw new IllegalArgumentException(
                "A local file cannot continue from a " + recoverable.getClass().getName());
    }
}
