package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// Checks the engine's own invariants in production, too. A broken invariant is a bug of the engine and never the
/// user's fault.
public final class Check {
    private static final Fault BROKEN = new Fault(1001, Category.BUG, "an invariant of the engine is broken");

    private Check() {}

    /// Checks a condition.
    ///
    /// @throws MillraceException if the condition does not hold
    public static void that(boolean condition, String format, @Nullable Object... arguments) {
        if (!condition) throw broken(format, arguments);
    }

    /// Returns a value that must not be null.
    ///
    /// @param what the name of the value for the message
    public static <T> T present(@Nullable T value, String what) {
        if (value == null) throw broken("%s is missing", what);
        return value;
    }

    /// Makes the exception for places that cannot be reached.
    public static MillraceException broken(String format, @Nullable Object... arguments) {
        return BROKEN.what(format, arguments).fix("Report this error with the stack trace.");
    }
}
