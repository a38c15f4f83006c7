package dev.millrace.connector.files.split;

import dev.millrace.api.fs.Path;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Serializes splits for the network and for snapshots. Thread-safe.
public final class FileSourceSplitSerializer implements SimpleVersionedSerializer<FileSourceSplit> {
    public static final FileSourceSplitSerializer INSTANCE = new FileSourceSplitSerializer();
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(FileSourceSplit split) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(split.splitId());
        out.writeUTF(split.path().toString());
        out.writeLong(split.offset());
        out.writeLong(split.length());
        out.writeLong(split.fileModificationTime());
        out.writeLong(split.fileSize());
        out.writeInt(split.hostnames().length);
        for (String host : split.hostnames()) out.writeUTF(host);
        CheckpointedPosition position = split.getReaderPosition().orElse(null);
        out.writeBoolean(position != null);
        if (position != null) {
            out.writeLong(position.getOffset());
            out.writeLong(position.getRecordsAfterOffset());
        }
        return bytes.toByteArray();
    }

    @Override
    public FileSourceSplit deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw FileFaults.BAD_STATE
                    .what("The state of a split has the version %d instead of %d.", version, VERSION)
                    .fix("Continue with the release that wrote the state, or a later one.");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        String id = in.readUTF();
        Path path = new Path(in.readUTF());
        long offset = in.readLong();
        long length = in.readLong();
        long modified = in.readLong();
        long fileSize = in.readLong();
        String[] hosts = new String[in.readInt()];
        for (int i = 0; i < hosts.length; i++) hosts[i] = in.readUTF();
        CheckpointedPosition position =
                in.readBoolean() ? new CheckpointedPosition(in.readLong(), in.readLong()) : null;
        return new FileSourceSplit(id, path, offset, length, modified, fileSize, hosts, position);
    }
}
