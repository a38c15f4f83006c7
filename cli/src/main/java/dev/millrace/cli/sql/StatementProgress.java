package dev.millrace.cli.sql;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.base.host.Host;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.session.StatementResult;
import dev.millrace.table.data.RowData;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Shows on a terminal how long a statement runs and how many rows have arrived, from its third second on.
final class StatementProgress implements AutoCloseable {
    private static final long FIRST_NANOS = 3_000_000_000L;
    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final int WIDTH = 70;

    private final ScriptStatement statement;
    private final PrintWriter err;
    private final boolean isShown;
    private final long startNanos = Host.real().clock().nanos();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile boolean isVisible;
    private volatile Runnable cancellation = () -> {};

    private StatementProgress(ScriptStatement statement, PrintWriter err, boolean isShown) {
        this.statement = statement;
        this.err = err;
        this.isShown = isShown;
    }

    /// Starts to watch a statement.
    static StatementProgress start(ScriptStatement statement, PrintWriter err) {
        boolean isTerminal = System.console() != null && System.console().isTerminal();
        StatementProgress progress = new StatementProgress(statement, err, isTerminal);
        if (isTerminal) progress.later(FIRST_NANOS);
        return progress;
    }

    private void later(long nanos) {
        cancellation = Host.real().later("millrace-sql-progress", nanos, this::show);
    }

    private void show() {
        if (isOver.get()) return;
        long seconds = (Host.real().clock().nanos() - startNanos) / EVERY_NANOS;
        err.print(String.format(
                Locale.ROOT, "\r%d s: the statement at %s runs, %,d rows", seconds, statement.start(), rows.get()));
        err.flush();
        isVisible = true;
        later(EVERY_NANOS);
    }

    /// Counts the rows of a result.
    StatementResult watch(StatementResult result) {
        if (!isShown || !(result instanceof StatementResult.Rows given)) return result;
        return new StatementResult.Rows(given.rowType(), new Counted(given.rows(), rows), given.isQuery());
    }

    @Override
    public void close() {
        isOver.set(true);
        cancellation.run();
        if (isVisible) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }
    }

    /// Counts rows.
    private record Counted(CloseableIterator<RowData> rows, AtomicLong count) implements CloseableIterator<RowData> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public RowData next() {
            count.incrementAndGet();
            return rows.next();
        }

        @Override
        public void close() throws Exception {
            rows.close();
        }
    }
}
