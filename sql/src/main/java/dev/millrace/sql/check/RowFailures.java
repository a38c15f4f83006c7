package dev.millrace.sql.check;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;

/// Finds the reason of a failed job.
public final class RowFailures {
    private static final Fault FAILED = new Fault(2906, Category.USER, "the job of a statement has failed");

    private RowFailures() {}

    /// Returns the innermost coded exception, which says more than the failures around it.
    ///
    /// @param what what has failed, if there is no coded exception
    public static RuntimeException of(Exception failed, String what) {
        RuntimeException told = null;
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof CodedException && each instanceof RuntimeException coded) told = coded;
        }
        if (told instanceof MillraceException && told.getCause() != null || told == null) {
            Throwable root = failed;
            while (root.getCause() != null) root = root.getCause();
            if (root instanceof ArithmeticException wrong) {
                return FAILED.what("%s", what)
                        .why("%s", String.valueOf(wrong.getMessage()))
                        .cause(failed)
                        .fix("Exclude the row with a filter, or use TRY_CAST or NULLIF.");
            }
        }
        if (told != null) return told;
        return FAILED.what("%s", what).cause(failed).fix("Remove the cause and run the statement again.");
    }
}
