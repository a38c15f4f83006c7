package dev.millrace.connector.files.sink;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Holds what the [dev.millrace.api.fs.RecoverableWriter] of a file system needs for a file.
///
/// @param current continues or commits the file
/// @param outdated earlier positions of the file, which occupy storage until the commit
public record FileRecovery(Stored current, List<Stored> outdated) implements Serializable {
    public FileRecovery {
        outdated = List.copyOf(outdated);
    }

    /// Holds a serialized recoverable.
    ///
    /// @param version the version of the serializer that wrote the bytes
    public record Stored(int version, byte[] bytes) implements Serializable {
        @Override
        public boolean equals(Object other) {
            return other instanceof Stored stored && version == stored.version && Arrays.equals(bytes, stored.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        private void write(DataOutputStream out) throws IOException {
            out.writeInt(version);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        private static Stored read(DataInputStream in) throws IOException {
            int version = in.readInt();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return new Stored(version, bytes);
        }
    }

    /// Returns all positions of the file, the newest last.
    List<Stored> all() {
        List<Stored> all = new ArrayList<>(outdated);
        all.add(current);
        return all;
    }

    void write(DataOutputStream out) throws IOException {
        current.write(out);
        out.writeInt(outdated.size());
        for (Stored each : outdated) each.write(out);
    }

    static FileRecovery read(DataInputStream in) throws IOException {
        Stored current = Stored.read(in);
        List<Stored> outdated = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) outdated.add(Stored.read(in));
        return new FileRecovery(current, outdated);
    }
}
