package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.ColumnBatch;

/// Provides the numbers of all rows of a batch.
public final class RowNumbers {
    private static final int[] USUAL = ascending(ColumnBatch.ROWS_MAX);

    private RowNumbers() {}

    private static int[] ascending(int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) rows[i] = i;
        return rows;
    }

    /// Returns an array that begins with the numbers from 0 to a count, which is excluded. Callers must not change it.
    public static int[] upTo(int count) {
        return count <= USUAL.length ? USUAL : ascending(count);
    }
}
