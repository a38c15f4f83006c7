package dev.millrace.sql.changelog;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.sql.plan.QueryPlan;

/// Checks the rows in which MATCH_RECOGNIZE of a continuous query finds sequences.
public final class MatchInput {
    private static final Fault TIME =
            new Fault(9332, Category.USER, "the rows of MATCH_RECOGNIZE are not ordered by a time attribute");
    private static final Fault CHANGES =
            new Fault(9333, Category.USER, "the rows of MATCH_RECOGNIZE are updated or deleted");

    private MatchInput() {}

    /// Refuses other rows.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the rows change, or are not ordered by a time attribute
    public static void check(QueryPlan.Match match, ChangelogPlan input) {
        int column = match.clause().timeColumn();
        String name = match.input().rowType().getFieldNames().get(column);
        if (!input.isRowtime(column) && !input.isProctime(column)) {
            throw TIME.what("MATCH_RECOGNIZE orders its rows by %s, which is not a time attribute.", name)
                    .why("In streaming mode rows arrive without end, so that only an order by time can be kept.")
                    .fix("Order by the column of a WATERMARK, or by a computed column with PROCTIME().");
        }
        if (!input.kinds().isInsertOnly()) {
            throw CHANGES.what("MATCH_RECOGNIZE reads rows with the changes %s.", input.kinds())
                    .why("A match cannot be taken back after it was emitted.")
                    .fix("Read a table whose rows are only inserted.");
        }
    }
}
