package dev.millrace.cli.gateway;

import dev.millrace.base.host.Host;
import dev.millrace.client.message.SqlMessages;
import dev.millrace.server.ServerFaults;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.print.RowTexts;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.sql.session.StatementResult;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a script and keeps the rows of its last statement until a client fetches them. If nobody fetches rows, the
/// query waits. Thread-safe.
final class GatewayOperation {
    private static final int WAITING_MAX = 2_000;
    private static final int PART = 500;
    private static final long LOOK_NANOS = 5_000_000;
    private static final long PATIENCE_NANOS = 300_000_000;
    private static final SqlMessages.Column RESULT =
            new SqlMessages.Column("result", new SqlMessages.Type("STRING", true), null);

    private final Host host;
    private final String id;
    private final String path;
    private final Deque<SqlMessages.Row> waiting = new ArrayDeque<>();
    private List<SqlMessages.Column> columns = List.of();
    private boolean isQuery;
    private boolean hasContent;
    private String status = "RUNNING";
    private @Nullable Exception failure;
    private long next;
    private SqlMessages.@Nullable Results last;
    private volatile boolean isCancelled;

    /// @param path the path of the operation, for the paths of results
    GatewayOperation(Host host, String id, String path) {
        this.host = host;
        this.id = id;
        this.path = path;
    }

    String id() {
        return id;
    }

    /// Runs the statements. Called once, by the thread of the operation.
    void run(SqlSession session, String script) {
        try {
            List<ScriptStatement> statements = SqlSession.split(script);
            if (statements.isEmpty()) session.execute(script);
            for (int i = 0; i < statements.size() && !isCancelled; i++) {
                StatementResult result = session.execute(statements.get(i));
                take(session, result, i == statements.size() - 1);
            }
            end(isCancelled ? "CANCELED" : "FINISHED", null);
        } catch (Exception failed) {
            if (isCancelled) end("CANCELED", null);
            else end("ERROR", failed);
        } catch (LinkageError | StackOverflowError | AssertionError failed) {
            end("ERROR", new IllegalStateException("The statement cannot be executed: " + failed, failed));
        }
    }

    private synchronized void end(String how, @Nullable Exception why) {
        status = how;
        failure = why;
    }

    private void take(SqlSession session, StatementResult result, boolean isLast) throws Exception {
        switch (result) {
            case StatementResult.Rows rows -> {
                try (var iterator = rows.rows()) {
                    if (!isLast) return;
                    begin(rows);
                    RowTexts texts =
                            new RowTexts(rows.rowType(), session.options().zone());
                    while (!isCancelled && iterator.hasNext()) add(row(iterator.next(), texts));
                }
            }
            case StatementResult.Text text -> one(text.text(), true, isLast);
            case StatementResult.Done _, StatementResult.Written _ -> one("OK", false, isLast);
            case StatementResult.Submitted submitted -> one(submitted.job().toHexString(), false, isLast);
        }
    }

    private synchronized void begin(StatementResult.Rows rows) {
        RowType type = rows.rowType();
        List<SqlMessages.Column> all = new ArrayList<>();
        for (int i = 0; i < type.getFieldCount(); i++) {
            LogicalType each = type.getTypeAt(i);
            all.add(new SqlMessages.Column(
                    type.getFieldNames().get(i),
                    new SqlMessages.Type(each.copy(true).asSummaryString(), each.isNullable()),
                    null));
        }
        columns = all;
        isQuery = rows.isQuery();
        hasContent = true;
    }

    private synchronized void one(String text, boolean isContent, boolean isLast) {
        if (!isLast) return;
        columns = List.of(RESULT);
        hasContent = isContent;
        waiting.add(new SqlMessages.Row("INSERT", List.of(text)));
    }

    private static SqlMessages.Row row(RowData row, RowTexts texts) {
        return new SqlMessages.Row(row.getRowKind().name(), Arrays.asList(texts.of(row)));
    }

    private void add(SqlMessages.Row row) {
        while (!isCancelled && !hasRoom()) host.threads().park(LOOK_NANOS);
        synchronized (this) {
            waiting.add(row);
        }
    }

    private synchronized boolean hasRoom() {
        return waiting.size() < WAITING_MAX;
    }

    /// Lets the operation end soon. The caller also cancels what the session runs.
    void cancel() {
        isCancelled = true;
    }

    synchronized String status() {
        return isCancelled ? "CANCELED" : status;
    }

    synchronized boolean isOver() {
        return !status.equals("RUNNING");
    }

    private synchronized boolean hasNews() {
        return !waiting.isEmpty() || isOver();
    }

    /// Returns a part of the result. Waits for a moment if there is nothing new.
    ///
    /// @throws Exception what the statement failed with, after all rows were fetched
    SqlMessages.Results results(long token) throws Exception {
        long until = host.clock().nanos() + PATIENCE_NANOS;
        while (!hasNews() && host.clock().nanos() < until) host.threads().park(LOOK_NANOS);
        synchronized (this) {
            if (last != null && token == next - 1) return last;
            if (token != next)
                throw ServerFaults.SQL_RESULT
                        .what("There is no result %d; the next one is %d.", token, next)
                        .why("Rows are kept until they are fetched, and the newest part for one repetition.")
                        .fix("Fetch the result that nextResultUri names.");
            if (waiting.isEmpty() && failure != null) throw failure;
            if (columns.isEmpty() && !isOver())
                return new SqlMessages.Results("NOT_READY", null, false, null, uri(next));
            boolean isEnd = waiting.isEmpty() && isOver();
            List<SqlMessages.Row> part = new ArrayList<>();
            while (part.size() < PART && !waiting.isEmpty()) part.add(waiting.remove());
            next++;
            last = new SqlMessages.Results(
                    isEnd ? "EOS" : "PAYLOAD",
                    hasContent ? "SUCCESS_WITH_CONTENT" : "SUCCESS",
                    isQuery,
                    new SqlMessages.Rows(columns, "JSON", part),
                    isEnd ? null : uri(next));
            return last;
        }
    }

    private String uri(long token) {
        return "/v1" + path + "/result/" + token + "?rowFormat=JSON";
    }
}
