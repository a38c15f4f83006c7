package dev.millrace.state.table;

/// Tracks the rows of a table with a store: whether the store has a row, whether the row has changed since, and whether
/// the row was read recently. Called by the table's thread only.
final class ResidencyBits<K> {
    private static final byte UNWRITTEN = 1;
    private static final byte STORED = 2;
    private static final byte ASKED = 4;

    private final KeyedTable<K> table;
    private final KeyedTable.OnRemoved onRemoved;
    /// The marks of each slot, in pages like those of the table.
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

    /// Returns whether a row was read since the last call, and resets the mark.
    boolean takeAsked(int slot) {
        boolean was = has(slot, ASKED);
        if (was) marks[slot >>> KeyedTable.PAGE_BITS][slot & KeyedTable.PAGE_MASK] &= ~ASKED;
        return was;
    }

    boolean isUnwritten(int slot) {
        return has(slot, UNWRITTEN);
    }

    /// Marks a row as equal to the store's version.
    void settle(int slot) {
        marks[slot >>> KeyedTable.PAGE_BITS][slot & KeyedTable.PAGE_MASK] = STORED;
    }

    /// Records a row before its removal.
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

    /// Prepares for the move of all slots to new pages.
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
