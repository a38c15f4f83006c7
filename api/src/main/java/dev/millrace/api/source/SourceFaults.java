package dev.millrace.api.source;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// What can be wrong about sources.
public final class SourceFaults {
    /// Parameters that make no source.
    public static final Fault PARAMETERS = new Fault(2620, Category.USER, "the parameters of a source are wrong");

    /// Split-wise alignment with a reader that does not know it.
    public static final Fault NO_SPLIT_ALIGNMENT = new Fault(2621, Category.USER, "a reader cannot pause its splits");

    /// A context that offers less than a source asks for.
    public static final Fault NOT_OFFERED =
            new Fault(2622, Category.USER, "a context does not offer what was asked of it");

    /// A fetcher that ended with an exception.
    public static final Fault FETCHER_FAILED = new Fault(2623, Category.EXTERNAL, "reading a split failed");

    /// A function that makes records.
    public static final Fault GENERATOR_FAILED = new Fault(2624, Category.USER, "a generator function failed");

    /// Bytes of an unknown version.
    public static final Fault UNKNOWN_VERSION =
            new Fault(2625, Category.OPERATIONS, "a checkpoint has a version that is not known");

    /// One of the sources of a hybrid source failed to follow another.
    public static final Fault SWITCH_FAILED =
            new Fault(2626, Category.EXTERNAL, "a hybrid source could not switch to its next source");

    /// A source that never ends before another.
    public static final Fault NEVER_SWITCHES =
            new Fault(2627, Category.USER, "a hybrid source would never reach its next source");

    private SourceFaults() {}
}
