package dev.millrace.sql.operator.spill;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.table.types.logical.RowType;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Merges sorted rows.
final class MergedBatches implements BatchReader {
    private final BatchBuilder builder;
    private final List<BatchReader> readers;
    private final PriorityQueue<Head> heads;

    MergedBatches(List<BatchReader> readers, RowType type, ColumnOrder order) {
        this.readers = readers;
        this.builder = new BatchBuilder(type);
        Comparator<Head> byRow = (left, right) -> order.compare(left.batch, left.row, right.batch, right.row);
        this.heads = new PriorityQueue<>(Math.max(1, readers.size()), byRow.thenComparingInt(head -> head.number));
        for (int i = 0; i < readers.size(); i++) {
            ColumnBatch first = readers.get(i).next();
            if (first != null) heads.add(new Head(readers.get(i), i, first));
        }
    }

    @Override
    public @Nullable ColumnBatch next() {
        Head head = heads.poll();
        if (head == null) return null;
        while (head != null) {
            builder.append(head.batch, head.row);
            if (head.advance()) heads.add(head);
            if (builder.isFull()) break;
            head = heads.poll();
        }
        return builder.build();
    }

    @Override
    public void close() {
        heads.clear();
        for (BatchReader each : readers) each.close();
    }

    /// Is the next row of one input.
    private static final class Head {
        private final BatchReader reader;
        private final int number;
        private ColumnBatch batch;
        private int row;

        Head(BatchReader reader, int number, ColumnBatch batch) {
            this.reader = reader;
            this.number = number;
            this.batch = batch;
        }

        /// Moves to the next row, and returns false if there is none.
        boolean advance() {
            if (++row < batch.size()) return true;
            ColumnBatch following = reader.next();
            row = 0;
            if (following == null) return false;
            batch = following;
            return true;
        }
    }
}
