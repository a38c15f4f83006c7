package dev.millrace.cep.match;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of matching.
public final class MatchFaults {
    public static final Fault SKIP = new Fault(2901, Category.USER, "a pattern cannot skip after a match");
    public static final Fault ENDLESS = new Fault(2902, Category.USER, "a pattern repeats a group that needs no event");
    public static final Fault CHANGED = new Fault(2903, Category.USER, "a pattern does not fit its restored state");

    private MatchFaults() {}
}
