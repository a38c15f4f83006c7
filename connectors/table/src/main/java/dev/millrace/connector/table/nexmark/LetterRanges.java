package dev.millrace.connector.table.nexmark;

/// Finds texts of random letters, which are ranges of one array. Thread-safe.
///
/// @param field the number of the field
/// @param length the usual number of letters
record LetterRanges(int field, int length) implements NexmarkField.TextRanges {

    /// Puts the text of an event into a buffer.
    void put(long event, TextBuffer text) {
        long bits = RandomNumbers.bits(event, field);
        text.set(Letters.ALL, Letters.start(bits), Letters.length(bits, length));
    }

    @Override
    public byte[] array() {
        return Letters.ALL;
    }

    @Override
    public void fill(long[] events, int count, int[] starts, int[] ends) {
        for (int i = 0; i < count; i++) {
            long bits = RandomNumbers.bits(events[i], field);
            int start = Letters.start(bits);
            starts[i] = start;
            ends[i] = start + Letters.length(bits, length);
        }
    }
}
