package dev.millrace.state.table;

/// What a table that stands before a store knows of its rows: which of them the store lacks or has otherwise, which it
/// has at all, and which were asked for lately. Owned by the table's thread.
final class ResidencyBits<K> {
    private static final byte UNWRITTEN = 1;
    private static final byte STORED = 2;
    private static final byte ASKED = 4;

    private final KeyedTable<K> table;
    private final KeyedTable.OnRemoved onRemoved;
    /// For each slot its marks, in pages as the table's.
    private byte[][] marks = {};

    private byte[][] movedFrom = {};

    ResidencyBits(KeyedTable<K> table, KeyedTable.OnRemoved onRemoved) {
        this.table = table;
        this.onRemoved = onRemoved;
    }

    private boolean has(int slot, byte mark) {
        return (marks[slot >>> KeyedTable.PAGE_BITS][slot & KeyedTable.PAGE_MASK] & mark) != 0;
    }

    private void put(int slot, byte mark) {
        marks[slot >>> KeyedTable.PAGE_BITS][slot & KeyedTable.PAGE_MASK] |= mark;
    }

    void touch(int slot) {
        put(slot, UNWRITTEN);
    }

    void asked(int slot) {
        put(slot, ASKED);
    }

    /// Whether it was asked for since this was last called.
    boolean takeAsked(int slot) {
        boolean was = has(slot, ASKED);
        if (was) marks[slot >>> KeyedTable.PAGE_BITS][slot & KeyedTable.PAGE_MASK] &= ~ASKED;
        return was;
    }

    boolean isUnwritten(int slot) {
        return has(slot, UNWRITTEN);
    }

    /// A row is as the store has it.
    void settle(int slot) {
        marks[slot >>> KeyedTable.PAGE_BITS][slot & KeyedTable.PAGE_MASK] = STORED;
    }

    /// A row is about to go.
    void removes(int slot) {
        onRemoved.removed(slot, has(slot, STORED));
        vacate(slot);
    }

    void vacate(int slot) {
        marks[slot >>> KeyedTable.PAGE_BITS][slot & KeyedTable.PAGE_MASK] = 0;
    }

    void cleared() {
        marks = new byte[0][];
    }

    /// The table has got new pages, into which its slots move now.
    void moving() {
        movedFrom = marks;
        int slots = Math.min(table.mask + 1, KeyedTable.PAGE_SLOTS);
        marks = new byte[table.longs.length][slots];
    }

    void moved(int from, int to) {
        byte mark = movedFrom[from >>> KeyedTable.PAGE_BITS][from & KeyedTable.PAGE_MASK];
        marks[to >>> KeyedTable.PAGE_BITS][to & KeyedTable.PAGE_MASK] = mark;
    }

    void hasMoved() {
        movedFrom = new byte[0][];
    }
}
