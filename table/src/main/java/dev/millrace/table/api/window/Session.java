package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;

/// Starts the definition of windows that end after a time without rows.
public final class Session {
    /// Creates an object without use. The static methods define windows.
    public Session() {}

    /// Sets the time without rows that ends a window: an interval.
    public static SessionWithGap withGap(Expression gap) {
        return new SessionWithGap(gap);
    }
}
