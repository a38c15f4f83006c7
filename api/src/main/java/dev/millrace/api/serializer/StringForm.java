package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes text as 0 for null, or else as `length * 2 + wide + 1` followed by one or two bytes per character.
final class StringForm {
    private static final int LONGEST = Integer.MAX_VALUE / 2 - 1;

    private StringForm() {}

    static void write(@Nullable String text, DataOutputView out) throws IOException {
        if (text == null) {
            out.writeByte(0);
            return;
        }
        int length = text.length();
        if (length > LONGEST) throw new IOException("A text of " + length + " characters is too long to be written.");
        boolean wide = isWide(text, length);
        Compact.writeInt((length << 1 | (wide ? 1 : 0)) + 1, out);
        out.write(wide ? wideBytes(text, length) : text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static @Nullable String read(DataInputView in) throws IOException {
        int header = Compact.readInt(in) - 1;
        if (header == -1) return null;
        int length = header >>> 1;
        if ((header & 1) == 0) {
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        byte[] bytes = new byte[2 * length];
        in.readFully(bytes);
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) chars[i] = (char) (bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xFF);
        return new String(chars);
    }

    private static boolean isWide(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) > 0xFF) return true;
        }
        return false;
    }

    private static byte[] wideBytes(String text, int length) {
        byte[] bytes = new byte[2 * length];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            bytes[2 * i] = (byte) (c >> 8);
            bytes[2 * i + 1] = (byte) c;
        }
        return bytes;
    }
}
