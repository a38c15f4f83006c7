package dev.millrace.runtime.window;

import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.util.List;

/// Finds the records of each key and side in some slices. It is made when a window fires, so that only one such
/// table is in use, and in the cache, however many slices are open. Owned by one thread.
final class RecordIndex {
    private static final int LEFT_BITS = Integer.SIZE;

    private final KeyedTable<Object> chains;
    private final RecordLog lefts = new RecordLog();
    private final RecordLog rights = new RecordLog();

    RecordIndex(Keys<Object> keys) {
        this.chains = KeyedTable.of(keys, ColumnKind.LONG);
    }

    /// Adds all records of a slice, before those that are here already.
    void prepend(RecordPane pane) {
        for (int at = pane.lefts().size() - 1; at >= 0; at--) {
            int slot = pane.lefts().claim(at, chains);
            set(slot, lefts.prepend(left(slot), pane.lefts().value(at)), right(slot));
        }
        for (int at = pane.rights().size() - 1; at >= 0; at--) {
            int slot = pane.rights().claim(at, chains);
            set(slot, left(slot), rights.prepend(right(slot), pane.rights().value(at)));
        }
    }

    /// Adds a record of the current key behind all others.
    void append(boolean isLeft, KeyedStates<Object> keyed, Object value) {
        int hash = keyed.currentHash();
        int slot = keyed.keyShape().isPrimitive()
                ? chains.claim(keyed.currentLongKey(), hash)
                : chains.claim(keyed.currentKey(), hash);
        if (isLeft) set(slot, lefts.append(left(slot), value), right(slot));
        else set(slot, left(slot), rights.append(right(slot), value));
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

    /// The next slot with a key after one, or -1. Begin with -1.
    int next(int after) {
        return chains.next(after);
    }

    boolean hasBoth(int slot) {
        return left(slot) != 0 && right(slot) != 0;
    }

    /// The slot of the current key, or -1.
    int find(KeyedStates<Object> keyed) {
        int hash = keyed.currentHash();
        return keyed.keyShape().isPrimitive()
                ? chains.slotOf(keyed.currentLongKey(), hash)
                : chains.slotOf(keyed.currentKey(), hash);
    }

    /// Makes a slot's key the current one.
    void select(int slot, KeyedStates<Object> keyed) {
        int hash = chains.hashAt(slot);
        if (keyed.keyShape().isPrimitive()) keyed.selectLong(chains.longKeyAt(slot), hash);
        else keyed.select(chains.keyAt(slot), hash);
    }

    /// Adds the records of a slot's key to lists, in the order in which they came.
    void addTo(List<Object> allLefts, List<Object> allRights, int slot) {
        lefts.addTo(allLefts, left(slot));
        rights.addTo(allRights, right(slot));
    }

    /// Drops all records and keeps the room for as many.
    void forget() {
        chains.forget();
        lefts.forget();
        rights.forget();
    }
}
