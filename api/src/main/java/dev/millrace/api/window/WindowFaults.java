package dev.millrace.api.window;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of windows.
public final class WindowFaults {
    /// Reports a size, slide, gap, count or offset that defines no valid window.
    public static final Fault PARAMETERS =
            new Fault(2600, Category.USER, "the parameters of a window assigner, trigger or evictor are wrong");

    /// Reports an element without a timestamp in a window by event time.
    public static final Fault NO_TIMESTAMP = new Fault(2601, Category.USER, "an element has no timestamp");

    /// Reports a trigger that does not support merged windows.
    public static final Fault TRIGGER_CANNOT_MERGE =
            new Fault(2602, Category.USER, "a trigger cannot follow merged windows");

    private WindowFaults() {}
}
