package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Pending files as bytes. Without state; any thread may use it.
public final class FileSinkCommittableSerializer implements SimpleVersionedSerializer<FileSinkCommittable> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(FileSinkCommittable committable) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(committable.bucketId());
        out.writeUTF(committable.pending().toString());
        out.writeUTF(committable.target().toString());
        out.writeLong(committable.size());
        return bytes.toByteArray();
    }

    @Override
    public FileSinkCommittable deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw FileFaults.BAD_STATE
                    .what("a pending file was saved in version %d, this is version %d", version, VERSION)
                    .fix("go on with the release that saved it, or a later one");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        return new FileSinkCommittable(in.readUTF(), new Path(in.readUTF()), new Path(in.readUTF()), in.readLong());
    }
}
