package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.UnresolvedReferenceExpression;

/// Is a window that ends after a gap, on a time.
public final class SessionWithGapOnTime {
    private final Expression timeField;
    private final Expression gap;

    SessionWithGapOnTime(Expression timeField, Expression gap) {
        this.timeField = timeField;
        this.gap = gap;
    }

    /// Sets the name by which the query refers to the window.
    public SessionWithGapOnTimeWithAlias as(Expression alias) {
        return new SessionWithGapOnTimeWithAlias(alias, timeField, gap);
    }

    /// Sets the name by which the query refers to the window.
    public SessionWithGapOnTimeWithAlias as(String alias) {
        return as(new UnresolvedReferenceExpression(alias));
    }
}
