package dev.millrace.column.key;

import dev.millrace.column.BytesColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnKind;
import dev.millrace.table.types.logical.LogicalType;

/// Keeps the values of one key column of all keys, and compares them with the column of a batch.
abstract sealed class KeyValues permits LongValues, TextValues, ObjectValues {

    static KeyValues of(LogicalType type) {
        return switch (ColumnKind.of(type)) {
            case BYTES -> new TextValues(type);
            case OBJECT -> new ObjectValues();
            default -> new LongValues(type);
        };
    }

    /// Sets the column of the batch with which the other methods work.
    abstract void read(Column column);

    /// Appends the value of a row of the column.
    ///
    /// @param number the number of the key, which is the number of values so far
    abstract void append(int number, int row);

    /// Returns whether a key and a row have the same value.
    abstract boolean isSame(int number, int row);

    /// Marks the rows whose value is not that of their key.
    abstract void compare(int[] numbers, int count, boolean[] areDifferent);

    /// Returns the values of keys.
    abstract Column column(int from, int to);

    /// Returns the estimated bytes of memory.
    abstract long bytes();

    /// Returns an empty column as a start.
    static BytesColumn noTexts() {
        return new BytesColumn(new byte[0], new int[0], new int[0], 0, null);
    }
}
