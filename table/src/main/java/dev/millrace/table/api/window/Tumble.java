package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;

/// Starts the definition of windows that have one size and do not overlap.
public final class Tumble {
    /// Creates an object without use. The static methods define windows.
    public Tumble() {}

    /// Sets the size: an interval.
    public static TumbleWithSize over(Expression size) {
        return new TumbleWithSize(size);
    }
}
