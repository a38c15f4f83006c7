package dev.millrace.sql.compiled;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;

/// Lists the faults of compiled plans.
public final class PlanFaults {
    /// A plan cannot be written.
    public static final Fault COMPILE = new Fault(2978, Category.USER, "a plan cannot be compiled");

    /// A plan cannot be read.
    public static final Fault READ = new Fault(2979, Category.USER, "a compiled plan cannot be read");

    private PlanFaults() {}

    static MillraceException wrong(String what) {
        return READ.what("%s", what)
                .why("The plan is damaged, or another version of Millrace has written it.")
                .fix("Compile the statement again.");
    }
}
