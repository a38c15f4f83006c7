package dev.millrace.api.source.library;

import dev.millrace.api.source.SourceFaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Writes and reads the small byte arrays of splits and enumerator states.
final class SplitBytes {
    private SplitBytes() {}

    static byte[] written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static <T> T read(byte[] bytes, Reading<T> reading) throws IOException {
        return reading.from(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    static void checkVersion(String what, int known, int version) {
        if (version == known) return;
        throw SourceFaults.UNKNOWN_VERSION
                .what("%s has the version %d.", what, version)
                .why("This release reads version %d.", known)
                .fix("Restore with the release that wrote the data.");
    }

    static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }
}
