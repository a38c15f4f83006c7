package dev.millrace.api.window;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// What can be wrong about windows.
public final class WindowFaults {
    /// Sizes, slides, gaps, counts and offsets that make no window.
    public static final Fault PARAMETERS =
            new Fault(2600, Category.USER, "the parameters of a window assigner, trigger or evictor are wrong");

    /// Event time without timestamps.
    public static final Fault NO_TIMESTAMP = new Fault(2601, Category.USER, "an element has no timestamp");

    /// Merging windows with a trigger that is not made for them.
    public static final Fault TRIGGER_CANNOT_MERGE =
            new Fault(2602, Category.USER, "a trigger cannot follow merged windows");

    private WindowFaults() {}
}
