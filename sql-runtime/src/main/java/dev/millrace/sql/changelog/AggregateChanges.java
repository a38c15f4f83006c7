package dev.millrace.sql.changelog;

import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.plan.QueryPlan;

/// Derives the changes of aggregates.
public final class AggregateChanges {
    private AggregateChanges() {}

    /// Returns the kinds of changes that an aggregate emits, without the former rows of updates.
    static ChangeKinds kinds(QueryPlan.Aggregate aggregate, ChangelogPlan input) {
        if (isWindow(aggregate, input)) return ChangeKinds.INSERTS;
        if (!input.kinds().isInsertOnly()) return ChangeKinds.UPSERTS;
        return aggregate.calls().isEmpty() ? ChangeKinds.INSERTS : ChangeKinds.UPDATES;
    }

    /// Returns whether an aggregate groups by the windows of a window table function, so that each group ends at a
    /// time.
    public static boolean isWindow(QueryPlan.Aggregate aggregate, ChangelogPlan input) {
        return false;
    }
}
