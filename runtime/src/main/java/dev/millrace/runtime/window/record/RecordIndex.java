package dev.millrace.runtime.window.record;

import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.util.List;

/// Finds the records of each key in a slice, for late records. Not thread-safe.
final class RecordIndex {
    private static final int LEFT_BITS = Integer.SIZE;

    /// Maps each key to the chains of its records of both inputs.
    private final KeyedTable<Object> chains;

    private final RecordLog lefts = new RecordLog();
    private final RecordLog rights = new RecordLog();

    /// Holds a record with its number. The numbers order the records of several slices.
    ///
    /// @param number 0 if the slice keeps no numbers
    record Arrived(long number, Object value) {}

    /// Creates an index of the existing records.
    ///
    /// @param pane the existing records
    RecordIndex(Keys<Object> keys, RecordPane pane) {
        this.chains = KeyedTable.of(keys, ColumnKind.LONG);
        for (int at = pane.lefts().size() - 1; at >= 0; at--) {
            int slot = pane.lefts().claim(at, chains);
            set(slot, lefts.prepend(left(slot), arrived(pane.lefts(), at)), right(slot));
        }
        for (int at = pane.rights().size() - 1; at >= 0; at--) {
            int slot = pane.rights().claim(at, chains);
            set(slot, left(slot), rights.prepend(right(slot), arrived(pane.rights(), at)));
        }
    }

    private static Arrived arrived(KeyedLog log, int at) {
        return new Arrived(log.isNumbered() ? log.number(at) : 0, log.value(at));
    }

    /// Adds a record of the current key at the end.
    void append(boolean isLeft, KeyedStates<Object> keyed, Object value, long number) {
        Arrived arrived = new Arrived(number, value);
        int hash = keyed.currentHash();
        int slot = keyed.keyShape().isPrimitive()
                ? chains.claim(keyed.currentLongKey(), hash)
                : chains.claim(keyed.currentKey(), hash);
        if (isLeft) set(slot, lefts.append(left(slot), arrived), right(slot));
        else set(slot, left(slot), rights.append(right(slot), arrived));
    }

    private int left(int slot) {
        return (int) (chains.getLong(0, slot) >>> LEFT_BITS);
    }

    private int right(int slot) {
        return (int) chains.getLong(0, slot);
    }

    private void set(int slot, int left, int right) {
        chains.setLong(0, slot, (long) left << LEFT_BITS | Integer.toUnsignedLong(right));
    }

    /// Returns the slot of the current key, or -1.
    int find(KeyedStates<Object> keyed) {
        int hash = keyed.currentHash();
        return keyed.keyShape().isPrimitive()
                ? chains.slotOf(keyed.currentLongKey(), hash)
                : chains.slotOf(keyed.currentKey(), hash);
    }

    /// Adds the records of a slot's key to lists of [Arrived], in order of arrival.
    void addTo(List<Object> allLefts, List<Object> allRights, int slot) {
        lefts.addTo(allLefts, left(slot));
        rights.addTo(allRights, right(slot));
    }
}
