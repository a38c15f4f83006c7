package dev.millrace.api.value;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes texts as their length plus one, or 0 for null, followed by the characters. Numbers take as many groups of
/// seven bits as needed.
final class WrittenText {
    private static final int GROUP = 7;
    private static final int MORE = 1 << GROUP;

    private WrittenText() {}

    static void write(@Nullable CharSequence text, DataOutput out) throws IOException {
        if (text == null) {
            out.write(0);
            return;
        }
        writeNumber(text.length() + 1, out);
        for (int i = 0; i < text.length(); i++) writeNumber(text.charAt(i), out);
    }

    static @Nullable String read(DataInput in) throws IOException {
        int length = readNumber(in) - 1;
        if (length < 0) return null;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append((char) readNumber(in));
        return text.toString();
    }

    private static void writeNumber(int number, DataOutput out) throws IOException {
        int left = number;
        while (left >= MORE || left < 0) {
            out.write(left | MORE);
            left >>>= GROUP;
        }
        out.write(left);
    }

    private static int readNumber(DataInput in) throws IOException {
        int number = 0;
        int shift = 0;
        int group = in.readUnsignedByte();
        while (group >= MORE) {
            number |= (group & (MORE - 1)) << shift;
            shift += GROUP;
            group = in.readUnsignedByte();
        }
        return number | group << shift;
    }
}
