package dev.millrace.sql.stream;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;

/// Lists the faults of continuous queries.
public final class StreamFaults {
    /// A part of a query cannot run in streaming mode yet.
    public static final Fault NOT_YET =
            new Fault(2940, Category.USER, "a part of a query cannot run in streaming mode yet");

    /// The state of an operator could not be read or written.
    public static final Fault STATE = new Fault(2941, Category.BUG, "the state of a query could not be accessed");

    /// A sink cannot store the changes of a query.
    public static final Fault SINK_CHANGES = new Fault(2942, Category.USER, "a table cannot store changes");

    /// The keys of a query and of its sink differ.
    public static final Fault CONFLICT =
            new Fault(2943, Category.USER, "a query and the table that it writes have different keys");

    /// Two rows with the same primary key conflict.
    public static final Fault DUPLICATE = new Fault(2945, Category.USER, "two rows have the same primary key");

    /// A row has no event time.
    public static final Fault NO_TIME = new Fault(2947, Category.USER, "a row has no event time");

    /// Rows cannot be sorted in streaming mode.
    public static final Fault SORT = new Fault(2948, Category.USER, "rows cannot be sorted in streaming mode");

    private StreamFaults() {}

    /// Returns the fault of a failed access to a state.
    public static MillraceException state(Exception failed) {
        return STATE.what("The state of an operator could not be read or written.")
                .why("%s", failed)
                .cause(failed)
                .fix("Report this with the query.");
    }

    /// Returns the fault of a part of a query that is not there yet.
    ///
    /// @param part the part, with article
    public static MillraceException notYet(String part) {
        return NOT_YET.what("A query in streaming mode cannot have %s yet.", part)
                .fix("If all tables end, run it in batch mode: SET 'execution.runtime-mode' = 'batch'.");
    }
}
