package dev.millrace.table.api;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.table.schema.ResolvedSchema;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Is the result of a statement. The rows can be read once: by [#collect] or [#print].
public interface TableResult {

    /// Returns the job that writes rows into tables; empty for other statements.
    Optional<JobClient> getJobClient();

    /// Waits until the rows of a query can be read, or until the job that writes into tables has ended.
    ///
    /// @throws ExecutionException if the job fails
    void await() throws InterruptedException, ExecutionException;

    /// Waits as [#await()] does, but not longer than a time.
    ///
    /// @throws ExecutionException if the job fails
    /// @throws TimeoutException if the time is over
    void await(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException;

    /// Returns the columns.
    ResolvedSchema getResolvedSchema();

    /// Returns what the statement returns.
    ResultKind getResultKind();

    /// Returns the rows while they arrive. The rows of a continuous query are changes and have kinds. To close the
    /// iterator cancels the query.
    CloseableIterator<Row> collect();

    /// Prints the rows as a table to standard output. A query without end prints until it is cancelled.
    void print();
}
