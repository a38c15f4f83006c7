package dev.millrace.shell;

import dev.millrace.base.host.Host;
import dev.millrace.sql.print.RowTexts;
import dev.millrace.sql.session.StatementResult;
import dev.millrace.table.data.RowData;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Takes the rows of a query in a thread of its own while a screen shows those that have arrived. Thread-safe.
final class ArrivingRows {
    private final StatementResult.Rows rows;
    private final ShownRows shown;
    private final RowTexts texts;
    private volatile long count;
    private volatile boolean isOver;
    private volatile @Nullable Throwable failure;

    /// @param shown receives the rows
    ArrivingRows(StatementResult.Rows rows, ShownRows shown, ZoneId zone) {
        this.rows = rows;
        this.shown = shown;
        this.texts = new RowTexts(rows.rowType(), zone);
    }

    /// Starts the thread.
    void start() {
        var _ = Host.real().threads().startBlocking("millrace-sql-rows", this::take);
    }

    private void take() {
        long taken = 0;
        try (var iterator = rows.rows()) {
            while (iterator.hasNext()) {
                RowData row = iterator.next();
                shown.add(row.getRowKind(), texts.of(row));
                count = ++taken;
            }
        } catch (Exception failed) {
            failure = failed;
        } finally {
            isOver = true;
        }
    }

    /// Returns the number of changes that have arrived.
    long count() {
        return count;
    }

    /// Returns whether no further row arrives.
    boolean isOver() {
        return isOver;
    }

    /// Returns why the query failed; null if it did not.
    @Nullable
    Throwable failure() {
        return failure;
    }
}
