package dev.millrace.sql.planner;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;

/// Reports parts of valid queries that plans cannot hold yet.
final class UnsupportedPlans {
    private static final Fault UNSUPPORTED = new Fault(2860, Category.USER, "a part of a query is not supported yet");

    private UnsupportedPlans() {}

    static MillraceException of(Object part) {
        return UNSUPPORTED
                .what("This part of the query is not supported yet: %s.", part)
                .fix("Write the query without it. docs/status.md lists what works.");
    }
}
