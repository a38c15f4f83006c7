package dev.millrace.sql.environment;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.sql.external.ExternalRows;
import dev.millrace.sql.print.ResultFormat;
import dev.millrace.sql.print.ResultPrinter;
import dev.millrace.sql.session.SessionOptions;
import dev.millrace.sql.session.StatementResult;
import dev.millrace.table.api.ResultKind;
import dev.millrace.table.api.TableResult;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.fault.TableException;
import dev.millrace.table.schema.ResolvedSchema;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.VarCharType;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Is the result of a statement: rows, and perhaps a job that writes tables.
final class SqlResult implements TableResult {
    private final ResultKind kind;
    private final StatementResult.Rows rows;
    private final SessionOptions options;
    private final @Nullable JobClient job;

    private SqlResult(ResultKind kind, StatementResult.Rows rows, SessionOptions options, @Nullable JobClient job) {
        this.kind = kind;
        this.rows = rows;
        this.options = options;
        this.job = job;
    }

    static SqlResult of(StatementResult result, SessionOptions options) {
        return switch (result) {
            case StatementResult.Rows rows -> new SqlResult(ResultKind.SUCCESS_WITH_CONTENT, rows, options, null);
            case StatementResult.Text text ->
                new SqlResult(ResultKind.SUCCESS_WITH_CONTENT, texts("result", text.text()), options, null);
            case StatementResult.Done _, StatementResult.Written _ ->
                new SqlResult(ResultKind.SUCCESS, texts("result", "OK"), options, null);
            case StatementResult.Submitted submitted ->
                new SqlResult(
                        ResultKind.SUCCESS_WITH_CONTENT,
                        texts("job id", submitted.job().toHexString()),
                        options,
                        null);
        };
    }

    /// Returns the result of INSERT statements that run.
    static SqlResult of(JobClient job, SessionOptions options) {
        return new SqlResult(
                ResultKind.SUCCESS_WITH_CONTENT, texts("job id", job.getJobID().toString()), options, job);
    }

    private static StatementResult.Rows texts(String column, String text) {
        RowType type =
                RowType.of(false, new LogicalType[] {new VarCharType(VarCharType.MAX_LENGTH)}, new String[] {column});
        Iterator<RowData> row =
                List.<RowData>of(GenericRowData.of(StringData.fromString(text))).iterator();
        return new StatementResult.Rows(type, CloseableIterator.adapterForIterator(row), false);
    }

    @Override
    public Optional<JobClient> getJobClient() {
        return Optional.ofNullable(job);
    }

    @Override
    public void await() throws InterruptedException, ExecutionException {
        if (job != null) job.getJobExecutionResult().get();
    }

    @Override
    public void await(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (job != null) job.getJobExecutionResult().get(timeout, unit);
    }

    @Override
    public ResolvedSchema getResolvedSchema() {
        return Schemas.of(rows.rowType());
    }

    @Override
    public ResultKind getResultKind() {
        return kind;
    }

    @Override
    public CloseableIterator<Row> collect() {
        CloseableIterator<RowData> data = rows.rows();
        ExternalRows converted = new ExternalRows(rows.rowType());
        return new CloseableIterator<>() {
            @Override
            public boolean hasNext() {
                return data.hasNext();
            }

            @Override
            public Row next() {
                return converted.of(data.next());
            }

            @Override
            public void close() throws Exception {
                data.close();
            }
        };
    }

    @Override
    public void print() {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        try {
            new ResultPrinter(ResultFormat.TABLEAU, out).printForProgram(rows, options);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new TableException("The rows of a query cannot be printed.", failed);
        }
    }
}
