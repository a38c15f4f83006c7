package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;

/// Is a window that does not overlap, with a size.
public final class TumbleWithSize {
    private final Expression size;

    TumbleWithSize(Expression size) {
        this.size = size;
    }

    /// Sets the column with the time.
    public TumbleWithSizeOnTime on(Expression timeField) {
        return new TumbleWithSizeOnTime(timeField, size);
    }
}
