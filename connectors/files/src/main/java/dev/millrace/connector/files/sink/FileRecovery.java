package dev.millrace.connector.files.sink;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;

/// Holds what the [dev.millrace.api.fs.RecoverableWriter] of a file system needs to continue or commit a file.
///
/// @param version the version of the serializer that wrote the bytes
public record FileRecovery(int version, byte[] bytes) implements Serializable {

    void write(DataOutputStream out) throws IOException {
        out.writeInt(version);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static FileRecovery read(DataInputStream in) throws IOException {
        int version = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new FileRecovery(version, bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileRecovery same && version == same.version && Arrays.equals(bytes, same.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
