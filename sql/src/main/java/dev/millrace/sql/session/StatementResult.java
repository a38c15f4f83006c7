package dev.millrace.sql.session;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;

/// Is what a statement returns.
public sealed interface StatementResult {

    /// Contains rows. To close the iterator cancels the query.
    ///
    /// @param rowType the type of the rows
    /// @param rows the rows, which arrive while the query runs
    /// @param isQuery whether a query computes the rows
    record Rows(RowType rowType, CloseableIterator<RowData> rows, boolean isQuery) implements StatementResult {}

    /// Contains a text, such as a plan.
    record Text(String text) implements StatementResult {}

    /// Says that the statement has been executed.
    record Done() implements StatementResult {}

    /// Says that rows have been written to all tables of the statement.
    record Written() implements StatementResult {}

    /// Says that a cluster has received a job, which writes rows to all tables of the statement.
    record Submitted(JobID job) implements StatementResult {}
}
