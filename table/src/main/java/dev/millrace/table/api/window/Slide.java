package dev.millrace.table.api.window;

import dev.millrace.table.expressions.Expression;

/// Starts the definition of windows that have one size and start in regular distances.
public final class Slide {
    /// Creates an object without use. The static methods define windows.
    public Slide() {}

    /// Sets the size: an interval.
    public static SlideWithSize over(Expression size) {
        return new SlideWithSize(size);
    }
}
