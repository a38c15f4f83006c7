package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Files in progress as bytes. Without state; any thread may use it.
public final class FileWriterBucketStateSerializer implements SimpleVersionedSerializer<FileWriterBucketState> {
    private static final int VERSION = 1;

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
        return bytes.toByteArray();
    }

    @Override
    public FileWriterBucketState deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw FileFaults.BAD_STATE
                    .what("a file in progress was saved in version %d, this is version %d", version, VERSION)
                    .fix("go on with the release that saved it, or a later one");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        return new FileWriterBucketState(
                in.readUTF(), new Path(in.readUTF()), new Path(in.readUTF()), in.readLong(), in.readLong());
    }
}
