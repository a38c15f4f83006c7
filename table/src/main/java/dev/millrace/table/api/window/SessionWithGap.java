package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;

/// Is a window that ends after a gap.
public final class SessionWithGap {
    private final Expression gap;

    SessionWithGap(Expression gap) {
        this.gap = gap;
    }

    /// Sets the column with the time.
    public SessionWithGapOnTime on(Expression timeField) {
        return new SessionWithGapOnTime(timeField, gap);
    }
}
