package dev.millrace.sql.job;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.data.RowData;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Iterates over the rows of batches.
final class BatchRows implements CloseableIterator<RowData> {
    private final CloseableIterator<ColumnBatch> batches;
    private @Nullable ColumnBatch batch;
    private int row;

    BatchRows(CloseableIterator<ColumnBatch> batches) {
        this.batches = batches;
    }

    @Override
    public boolean hasNext() {
        while (batch == null || row >= batch.size()) {
            if (!batches.hasNext()) return false;
            batch = batches.next();
            row = 0;
        }
        return true;
    }

    @Override
    public RowData next() {
        if (!hasNext() || batch == null) throw new NoSuchElementException("There is no other row.");
        return batch.row(row++);
    }

    @Override
    public void close() throws Exception {
        batches.close();
    }
}
