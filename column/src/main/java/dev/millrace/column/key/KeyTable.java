package dev.millrace.column.key;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnLayout;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;

/// Assigns numbers to the different keys of rows from 0, about in the order of their arrival. NULL is a value as any
/// other. Keys
/// are compared as [dev.millrace.column.ColumnEquality] does. Not thread-safe.
public abstract sealed class KeyTable permits NumberKeyTable, TextKeyTable, ColumnKeyTable {
    static final int SLOTS_MIN = 256;

    /// The number of the key plus one; 0 for a free slot.
    int[] slots = new int[SLOTS_MIN];
    int size;

    /// Creates an empty table for keys with columns of the given types.
    ///
    /// @param types the types of the columns; empty if all rows have the same key
    public static KeyTable of(List<LogicalType> types) {
        if (types.size() != 1) return new ColumnKeyTable(types);
        return switch (ColumnLayout.of(types.getFirst())) {
            case LONG, INT -> new NumberKeyTable(types.getFirst());
            case BYTES -> new TextKeyTable(types.getFirst());
            default -> new ColumnKeyTable(types);
        };
    }

    /// Returns the number of keys.
    public final int size() {
        return size;
    }

    /// Finds the keys of rows, and adds missing ones.
    ///
    /// @param columns the indexes of the key columns within the batch
    /// @param numbers receives the number of the key of each row
    public abstract void find(ColumnBatch batch, int[] columns, int[] numbers);

    /// Finds the keys of rows without adding any.
    ///
    /// @param columns the indexes of the key columns within the batch
    /// @param numbers receives the number of the key of each row; -1 if it is missing
    public abstract void lookup(ColumnBatch batch, int[] columns, int[] numbers);

    /// Returns the hash of a key as [dev.millrace.column.ColumnHashes] computes it.
    public abstract int hash(int number);

    /// Returns the keys from a number to a number, which is excluded.
    public abstract List<Column> keys(int from, int to);

    /// Returns the estimated bytes of memory of the table.
    public abstract long bytes();

    /// Drops all keys.
    public abstract void clear();

    final boolean isFull() {
        return 2 * size > slots.length;
    }

    /// Doubles the slots, and finds new ones for all keys.
    final void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hash(number) & mask;
            while (slots[slot] != 0) slot = slot + 1 & mask;
            slots[slot] = number + 1;
        }
    }

    final void clearSlots() {
        slots = new int[SLOTS_MIN];
        size = 0;
    }
}
