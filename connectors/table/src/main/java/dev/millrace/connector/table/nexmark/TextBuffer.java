package dev.millrace.connector.table.nexmark;

import java.util.Arrays;

/// Contains one text in UTF-8 at a time: a range of an array that must not be changed. Not thread-safe.
public final class TextBuffer {
    private static final int BYTES = 256;

    private final byte[] own = new byte[BYTES];
    private byte[] array = own;
    private int start;
    private int length;

    /// Creates an empty buffer.
    public TextBuffer() {}

    /// Takes a whole array as the text.
    void set(byte[] text) {
        set(text, 0, text.length);
    }

    /// Takes a range of an array as the text.
    void set(byte[] text, int from, int count) {
        array = text;
        start = from;
        length = count;
    }

    /// Starts a text that is put together from parts.
    void clear() {
        set(own, 0, 0);
    }

    /// Appends a range of an array.
    void add(byte[] text, int from, int count) {
        System.arraycopy(text, from, own, length, count);
        length += count;
    }

    /// Appends a whole array.
    void add(byte[] text) {
        add(text, 0, text.length);
    }

    /// Appends an ASCII character.
    void add(char character) {
        own[length++] = (byte) character;
    }

    /// Returns the array that contains the text.
    public byte[] array() {
        return array;
    }

    /// Returns the index of the first byte.
    public int start() {
        return start;
    }

    /// Returns the number of bytes.
    public int length() {
        return length;
    }

    /// Returns whether the array never changes, so that the text need not be copied.
    public boolean isShared() {
        return array != own;
    }

    /// Returns a copy of the bytes.
    public byte[] bytes() {
        return Arrays.copyOfRange(array, start, start + length);
    }
}
