package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Serializes the state of files in progress. Thread-safe.
public final class FileWriterBucketStateSerializer implements SimpleVersionedSerializer<FileWriterBucketState> {
    private static final int VERSION = 3;
    /// The version without the recovery of other file systems.
    private static final int LOCAL_ONLY = 2;
    /// The version without replaced files.
    private static final int BEFORE = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(FileWriterBucketState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(state.bucketId());
        out.writeUTF(state.inProgress().toString());
        out.writeUTF(state.target().toString());
        out.writeLong(state.size());
        out.writeLong(state.creationTimeMillis());
        out.writeInt(state.replaced().size());
        for (Path each : state.replaced()) out.writeUTF(each.toString());
        FileRecovery recovery = state.recovery();
        out.writeBoolean(recovery != null);
        if (recovery != null) recovery.write(out);
        return bytes.toByteArray();
    }

    @Override
    public FileWriterBucketState deserialize(int version, byte[] serialized) throws IOException {
        if (version < BEFORE || version > VERSION) {
            throw FileFaults.BAD_STATE
                    .what("The state of a file in progress has the version %d instead of %d.", version, VERSION)
                    .fix("Continue with the release that wrote the state, or a later one.");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        FileWriterBucketState state = new FileWriterBucketState(
                in.readUTF(), new Path(in.readUTF()), new Path(in.readUTF()), in.readLong(), in.readLong());
        if (version == BEFORE) return state;
        List<Path> replaced = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) replaced.add(new Path(in.readUTF()));
        return new FileWriterBucketState(
                state.bucketId(),
                state.inProgress(),
                state.target(),
                state.size(),
                state.creationTimeMillis(),
                replaced,
                version <= LOCAL_ONLY || !in.readBoolean() ? null : FileRecovery.read(in));
    }
}
