package dev.millrace.sql.session;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.sql.check.RowFailures;
import dev.millrace.table.data.RowData;
import java.util.NoSuchElementException;

/// Iterates over the rows of a query that may still run. Closing cancels the query once; any thread may close.
final class OpenRows implements CloseableIterator<RowData> {
    private final CloseableIterator<RowData> rows;
    private volatile boolean isClosed;

    OpenRows(CloseableIterator<RowData> rows) {
        this.rows = rows;
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public boolean hasNext() {
        try {
            return !isClosed && rows.hasNext();
        } catch (RuntimeException failed) {
            throw RowFailures.of(failed, "The query has failed.");
        }
    }

    @Override
    public RowData next() {
        try {
            return rows.next();
        } catch (NoSuchElementException end) {
            throw end;
        } catch (RuntimeException failed) {
            throw RowFailures.of(failed, "The query has failed.");
        }
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
