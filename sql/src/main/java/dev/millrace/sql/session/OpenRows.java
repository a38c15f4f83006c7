package dev.millrace.sql.session;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.table.data.RowData;

/// Iterates over the rows of a query that may still run. Closing cancels the query once. Not thread-safe.
final class OpenRows implements CloseableIterator<RowData> {
    private final CloseableIterator<RowData> rows;
    private boolean isClosed;

    OpenRows(CloseableIterator<RowData> rows) {
        this.rows = rows;
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public boolean hasNext() {
        return !isClosed && rows.hasNext();
    }

    @Override
    public RowData next() {
        return rows.next();
    }

    @Override
    public void close() throws Exception {
        if (isClosed) return;
        isClosed = true;
        rows.close();
    }

    /// Cancels the query. Its failure concerns nobody any more.
    void closeQuietly() {
        try {
            close();
        } catch (Exception ignored) {
            // The session ends, and nobody reads the rows.
        }
    }
}
