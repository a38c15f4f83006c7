package dev.millrace.connector.files.sink;

import dev.millrace.connector.files.fs.FileFaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lists files of one bucket to compact into one.
///
/// @param files at least one
record CompactorRequest(List<FileSinkCommittable> files) {
    private static final int VERSION = 1;

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(VERSION);
            out.writeInt(files.size());
            for (FileSinkCommittable each : files) FileSinkCommittableSerializer.write(each, out);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot fail", impossible);
        }
        return bytes.toByteArray();
    }

    static CompactorRequest read(byte[] written) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(written));
        int version = in.readByte();
        if (version != VERSION) {
            throw FileFaults.BAD_STATE
                    .what("A request to compact files has the version %d instead of %d.", version, VERSION)
                    .fix("Continue with the release that wrote the state, or a later one.");
        }
        int count = in.readInt();
        List<FileSinkCommittable> files = new ArrayList<>();
        for (int i = 0; i < count; i++) files.add(FileSinkCommittableSerializer.read(in, true));
        return new CompactorRequest(List.copyOf(files));
    }
}
