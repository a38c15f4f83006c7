package dev.millrace.api.source;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of sources.
public final class SourceFaults {
    /// The parameters of a source are invalid.
    public static final Fault PARAMETERS = new Fault(2620, Category.USER, "the parameters of a source are wrong");

    /// Watermark alignment asks a reader to pause splits, and the reader does not support that.
    public static final Fault NO_SPLIT_ALIGNMENT = new Fault(2621, Category.USER, "a reader cannot pause its splits");

    /// A source calls a method that its context does not implement.
    public static final Fault NOT_OFFERED = new Fault(2622, Category.USER, "a context does not support a call");

    /// A fetcher ended with an exception.
    public static final Fault FETCHER_FAILED = new Fault(2623, Category.EXTERNAL, "reading a split failed");

    /// A generator function threw an exception.
    public static final Fault GENERATOR_FAILED = new Fault(2624, Category.USER, "a generator function failed");

    /// The version of serialized bytes is unknown.
    public static final Fault UNKNOWN_VERSION =
            new Fault(2625, Category.OPERATIONS, "a checkpoint has an unknown version");

    /// A hybrid source could not switch to its next source.
    public static final Fault SWITCH_FAILED =
            new Fault(2626, Category.EXTERNAL, "a hybrid source could not switch to its next source");

    /// An unbounded source precedes another source of a hybrid source.
    public static final Fault NEVER_SWITCHES =
            new Fault(2627, Category.USER, "a hybrid source would never reach its next source");

    private SourceFaults() {}
}
