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

/// Serializes pending files. Thread-safe.
public final class FileSinkCommittableSerializer implements SimpleVersionedSerializer<FileSinkCommittable> {
    /// The version without replaced files.
    private static final int WITHOUT_REPLACED = 1;

    /// The version without the recovery of other file systems.
    private static final int LOCAL_ONLY = 2;

    private static final int VERSION = 3;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(FileSinkCommittable committable) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        write(committable, out);
        FileRecovery recovery = committable.recovery();
        out.writeBoolean(recovery != null);
        if (recovery != null) recovery.write(out);
        return bytes.toByteArray();
    }

    /// Writes all parts but the recovery.
    static void write(FileSinkCommittable committable, DataOutputStream out) throws IOException {
        out.writeUTF(committable.bucketId());
        out.writeUTF(committable.pending().toString());
        out.writeUTF(committable.target().toString());
        out.writeLong(committable.size());
        out.writeInt(committable.replaced().size());
        for (Path each : committable.replaced()) out.writeUTF(each.toString());
    }

    static FileSinkCommittable read(DataInputStream in, boolean hasReplaced) throws IOException {
        String bucketId = in.readUTF();
        Path pending = new Path(in.readUTF());
        Path target = new Path(in.readUTF());
        long size = in.readLong();
        int count = hasReplaced ? in.readInt() : 0;
        List<Path> replaced = new ArrayList<>();
        for (int i = 0; i < count; i++) replaced.add(new Path(in.readUTF()));
        return new FileSinkCommittable(bucketId, pending, target, size, List.copyOf(replaced));
    }

    @Override
    public FileSinkCommittable deserialize(int version, byte[] serialized) throws IOException {
        if (version < WITHOUT_REPLACED || version > VERSION) {
            throw FileFaults.BAD_STATE
                    .what("The state of a pending file has the version %d instead of %d.", version, VERSION)
                    .fix("Continue with the release that wrote the state, or a later one.");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        FileSinkCommittable file = read(in, version != WITHOUT_REPLACED);
        if (version <= LOCAL_ONLY || !in.readBoolean()) return file;
        return new FileSinkCommittable(
                file.bucketId(), file.pending(), file.target(), file.size(), file.replaced(), FileRecovery.read(in));
    }
}
