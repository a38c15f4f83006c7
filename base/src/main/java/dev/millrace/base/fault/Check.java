package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// The engine's own invariants, always on. A broken one is a bug of ours, never the user's.
public final class Check {
    private static final Fault BROKEN = new Fault(1001, Category.BUG, "an invariant of the engine is broken");

    private Check() {}

    /// @throws MillraceException if the condition does not hold
    public static void that(boolean condition, String format, @Nullable Object... arguments) {
        if (!condition) throw broken(format, arguments);
    }

    /// A value that must be there.
    ///
    /// @param what it is, for the message
    public static <T> T present(@Nullable T value, String what) {
        if (value == null) throw broken("%s is missing", what);
        return value;
    }

    /// For places that cannot be reached.
    public static MillraceException broken(String format, @Nullable Object... arguments) {
        return BROKEN.what(format, arguments).fix("please report this with the stack trace");
    }
}
