package dev.millrace.table.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Is a value of the types CHAR and VARCHAR: a text in UTF-8. Texts compare by their bytes, without sign.
public interface StringData extends Comparable<StringData> {
    /// Returns the text in UTF-8. Callers must not change the array.
    byte[] toBytes();

    /// Returns the text.
    @Override
    String toString();

    /// Returns the value of a text.
    static StringData fromString(String text) {
        return new Utf8StringData(text);
    }

    /// Returns the value of a text in UTF-8.
    static StringData fromBytes(byte[] bytes) {
        return new Utf8StringData(bytes);
    }

    /// Returns the value of a text in UTF-8 that is a part of an array.
    static StringData fromBytes(byte[] bytes, int offset, int count) {
        return new Utf8StringData(Arrays.copyOfRange(bytes, offset, offset + count));
    }

    /// Returns the value of a text of ASCII characters only.
    static StringData fromAscii(String text) {
        return new Utf8StringData(text.getBytes(StandardCharsets.US_ASCII));
    }
}
