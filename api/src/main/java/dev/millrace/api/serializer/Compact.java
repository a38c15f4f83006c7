package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Writes integers in as few bytes as needed: seven bits per byte, least significant bits first.
final class Compact {
    private Compact() {}

    static void writeInt(int value, DataOutputView out) throws IOException {
        int left = value;
        while ((left & ~0x7F) != 0) {
            out.writeByte(left & 0x7F | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    static int readInt(DataInputView in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = in.readByte();
            value |= (next & 0x7F) << shift;
            if (next >= 0) return value;
        }
        throw new IOException("A compact number has more than five bytes: the data are damaged.");
    }

    static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
        writeInt(bytes.length, out);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[readLength(in)];
        in.readFully(bytes);
        return bytes;
    }

    static int readLength(DataInputView in) throws IOException {
        return checked(readInt(in));
    }

    static int checked(int length) throws IOException {
        if (length < 0) throw new IOException("A length is negative (" + length + "): the data are damaged.");
        return length;
    }
}
