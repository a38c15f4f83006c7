package dev.millrace.sql.operator;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnHashes;
import java.util.Arrays;
import java.util.List;

/// Splits each batch by the subtask to which the hash of the key sends its rows.
///
/// @param columns the indexes of the key columns
/// @param targets the number of subtasks
public record SplitSpec(List<Integer> columns, int targets) implements OperatorSpec {
    private static final int HASH_BITS = 32;

    /// Returns the subtask to which a hash belongs. It depends on the high bits, because tables use the low ones.
    public static int target(int hash, int targets) {
        return (int) (Integer.toUnsignedLong(hash) * targets >>> HASH_BITS);
    }

    @Override
    public BatchOperator open(OperatorServices services) {
        int[] keys = columns.stream().mapToInt(each -> each).toArray();
        int[][] rows = new int[targets][ColumnBatch.ROWS_MAX];
        return new BatchOperator() {
            private int[] hashes = new int[ColumnBatch.ROWS_MAX];

            @Override
            public void process(int input, ColumnBatch batch) {
                int size = batch.size();
                if (hashes.length < size) hashes = new int[size];
                ColumnHashes.hash(batch, keys, hashes);
                int[] counts = new int[targets];
                for (int row = 0; row < size; row++) {
                    int target = target(hashes[row], targets);
                    if (counts[target] == rows[target].length) rows[target] = Arrays.copyOf(rows[target], size);
                    rows[target][counts[target]++] = row;
                }
                for (int target = 0; target < targets; target++) {
                    int count = counts[target];
                    if (count == size) services.emit(batch);
                    else if (count > 0) services.emit(batch.select(rows[target], count));
                }
            }
        };
    }
}
