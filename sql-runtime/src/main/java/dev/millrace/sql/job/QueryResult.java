package dev.millrace.sql.job;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;

/// Contains the rows of a running query. To close it cancels the query.
public record QueryResult(RowType rowType, CloseableIterator<RowData> rows) implements AutoCloseable {
    @Override
    public void close() throws Exception {
        rows.close();
    }
}
