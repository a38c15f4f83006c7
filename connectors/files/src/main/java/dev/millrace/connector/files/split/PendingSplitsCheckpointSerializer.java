package dev.millrace.connector.files.split;

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

/// Serializes the state of an enumerator.
///
/// @param <T> the type of the splits
public final class PendingSplitsCheckpointSerializer<T extends FileSourceSplit>
        implements SimpleVersionedSerializer<PendingSplitsCheckpoint<T>> {
    private static final int VERSION = 1;

    private final SimpleVersionedSerializer<T> splits;

    /// @param splits serializes the splits
    public PendingSplitsCheckpointSerializer(SimpleVersionedSerializer<T> splits) {
        this.splits = splits;
    }

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(PendingSplitsCheckpoint<T> checkpoint) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(splits.getVersion());
        out.writeInt(checkpoint.getSplits().size());
        for (T split : checkpoint.getSplits()) {
            byte[] one = splits.serialize(split);
            out.writeInt(one.length);
            out.write(one);
        }
        out.writeInt(checkpoint.getAlreadyProcessedPaths().size());
        for (Path path : checkpoint.getAlreadyProcessedPaths()) out.writeUTF(path.toString());
        return bytes.toByteArray();
    }

    @Override
    public PendingSplitsCheckpoint<T> deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw FileFaults.BAD_STATE
                    .what("The state of pending splits has the version %d instead of %d.", version, VERSION)
                    .fix("Continue with the release that wrote the state, or a later one.");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        int splitVersion = in.readInt();
        int count = in.readInt();
        List<T> pending = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] one = new byte[in.readInt()];
            in.readFully(one);
            pending.add(splits.deserialize(splitVersion, one));
        }
        int pathCount = in.readInt();
        List<Path> paths = new ArrayList<>(pathCount);
        for (int i = 0; i < pathCount; i++) paths.add(new Path(in.readUTF()));
        return PendingSplitsCheckpoint.fromCollectionSnapshot(pending, paths);
    }
}
