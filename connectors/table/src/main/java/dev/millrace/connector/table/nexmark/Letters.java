package dev.millrace.connector.table.nexmark;

/// Provides texts of random small letters, which are ranges of one long text. Thread-safe.
final class Letters {
    private static final int SIZE = 1 << 16;
    private static final int LENGTH_MAX = 512;
    private static final int COUNT = 26;
    private static final byte[] ALL = all();

    private Letters() {}

    private static byte[] all() {
        byte[] letters = new byte[SIZE + LENGTH_MAX];
        for (int i = 0; i < letters.length; i++) letters[i] = (byte) ('a' + RandomNumbers.below(i, 0, COUNT));
        return letters;
    }

    /// Takes a text whose length is within a fifth of the usual one.
    static void around(TextBuffer text, long bits, int usual) {
        int spread = Math.max(1, usual / 5);
        int length = usual - spread + (int) ((bits >>> 40) % (2L * spread));
        text.set(ALL, (int) bits & SIZE - 1, length);
    }

    /// Appends a text of a length.
    static void add(TextBuffer text, long bits, int length) {
        text.add(ALL, (int) bits & SIZE - 1, length);
    }
}
