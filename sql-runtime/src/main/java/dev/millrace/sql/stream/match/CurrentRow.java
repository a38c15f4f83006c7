package dev.millrace.sql.stream.match;

import dev.millrace.column.ColumnBatch;
import java.util.List;

/// Points to the row that is being matched. Not thread-safe.
final class CurrentRow {
    private ColumnBatch batch = ColumnBatch.of(0, List.of());
    private int row;

    void at(ColumnBatch newBatch, int newRow) {
        batch = newBatch;
        row = newRow;
    }

    ColumnBatch batch() {
        return batch;
    }

    int row() {
        return row;
    }
}
