package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.UnresolvedReferenceExpression;

/// Is a window that does not overlap, with a size on a time.
public final class TumbleWithSizeOnTime {
    private final Expression time;
    private final Expression size;

    TumbleWithSizeOnTime(Expression time, Expression size) {
        this.time = time;
        this.size = size;
    }

    /// Sets the name by which the query refers to the window.
    public TumbleWithSizeOnTimeWithAlias as(Expression alias) {
        return new TumbleWithSizeOnTimeWithAlias(alias, time, size);
    }

    /// Sets the name by which the query refers to the window.
    public TumbleWithSizeOnTimeWithAlias as(String alias) {
        return as(new UnresolvedReferenceExpression(alias));
    }
}
