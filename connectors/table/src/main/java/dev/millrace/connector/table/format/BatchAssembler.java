package dev.millrace.connector.table.format;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the batches of a reader, with the columns of the partition. Not thread-safe.
final class BatchAssembler {
    private final BatchBuilder builder;
    private final List<Integer> partitionColumns;
    private final List<@Nullable Object> partition;
    private final int[] kept = new int[ColumnBatch.ROWS_MAX];
    private int count;
    private long left;

    BatchAssembler(FileRows rows, List<@Nullable Object> partition) {
        this.builder = new BatchBuilder(rows.resultType());
        this.partitionColumns = rows.partitionColumns();
        this.partition = partition;
        this.left = rows.limit();
    }

    ColumnBuilder column(int i) {
        return builder.column(i);
    }

    void endRow() {
        if (builder.size() < kept.length) kept[count++] = builder.size();
        end();
        left--;
    }

    /// Ends a row that will not be in the batch.
    void endDroppedRow() {
        end();
    }

    private void end() {
        for (int i = 0; i < partition.size(); i++) {
            builder.column(partitionColumns.get(i)).appendValue(partition.get(i));
        }
        builder.endRow();
    }

    boolean isFull() {
        return builder.isFull() || left <= 0;
    }

    /// Returns whether no more rows are wanted.
    boolean isDone() {
        return left <= 0;
    }

    /// Returns the rows so far; null if there are none.
    @Nullable
    ColumnBatch take() {
        ColumnBatch batch = builder.build();
        int rows = count;
        count = 0;
        if (rows == 0) return null;
        return rows == batch.size() ? batch : batch.select(kept, rows);
    }
}
