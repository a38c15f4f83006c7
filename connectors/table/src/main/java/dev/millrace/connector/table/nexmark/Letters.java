package dev.millrace.connector.table.nexmark;

/// Provides texts of random small letters, which are ranges of one long text. Thread-safe.
final class Letters {
    private static final int SIZE = 1 << 16;
    private static final int LENGTH_MAX = 512;
    private static final int COUNT = 26;
    /// Contains all letters. Must not be changed.
    static final byte[] ALL = all();

    private Letters() {}

    private static byte[] all() {
        byte[] letters = new byte[SIZE + LENGTH_MAX];
        for (int i = 0; i < letters.length; i++) letters[i] = (byte) ('a' + RandomNumbers.below(i, 0, COUNT));
        return letters;
    }

    /// Returns the index of the first letter of a text.
    static int start(long bits) {
        return (int) bits & SIZE - 1;
    }

    /// Returns the length of a text, which is within a fifth of the usual one.
    static int length(long bits, int usual) {
        int spread = Math.max(1, usual / 5);
        return usual - spread + (int) ((bits >>> 40) * (2L * spread) >>> 24);
    }

    /// Appends a text of a length.
    static void add(TextBuffer text, long bits, int length) {
        text.add(ALL, start(bits), length);
    }
}
