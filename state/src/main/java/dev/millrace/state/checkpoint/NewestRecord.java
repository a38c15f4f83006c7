package dev.millrace.state.checkpoint;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.storage.Draft;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Records the newest snapshot of a job that a sink may have committed. The record is stored beside the checkpoints, so
/// the loss of a checkpoint's whole directory is noticed.
///
/// @param address the address of the snapshot's directory
/// @param manifest a copy of the snapshot's manifest
public record NewestRecord(String address, Manifest manifest) {
    /// The name of the record's file in the parent directory of the checkpoints.
    public static final String FILE = "_newest";

    private static final int BYTES_MAX = 64 << 20;

    /// Replaces the record of a directory. A power failure may restore the previous record.
    static void write(SnapshotPlace root, CheckpointDirectory.Complete newest) throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(512);
        bytes.writeUTF(newest.path().address());
        byte[] manifest = ManifestCodec.write(newest.manifest());
        bytes.write(manifest, 0, manifest.length);
        try (Draft draft = root.resolve(FILE).create()) {
            draft.out().write(bytes.getCopyOfBuffer());
            draft.publish();
        }
    }

    /// Reads the record of a directory.
    ///
    /// @return empty if there is no record
    /// @throws MillraceException if the record is damaged
    static Optional<NewestRecord> read(SnapshotPlace root) throws IOException {
        SnapshotPlace file = root.resolve(FILE);
        if (!file.exists()) return Optional.empty();
        byte[] bytes = file.read(0, BYTES_MAX);
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        String address;
        try {
            address = in.readUTF();
        } catch (IOException cut) {
            throw ManifestCodec.corrupt(file, "its end is missing");
        }
        byte[] manifest = Arrays.copyOfRange(bytes, bytes.length - in.available(), bytes.length);
        return Optional.of(new NewestRecord(address, ManifestCodec.read(manifest, file)));
    }

    static void delete(SnapshotPlace root) throws IOException {
        root.resolve(FILE).delete();
    }
}
