package dev.millrace.sql.changelog;

import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.plan.QueryPlan;

/// Derives the changes of functions over windows of rows.
public final class OverChanges {
    private OverChanges() {}

    /// Returns whether the rows of a window have the order of a time attribute.
    public static boolean isByTime(OverGroup group, ChangelogPlan input) {
        if (group.order().isEmpty()) return false;
        int column = group.order().getFirst().column();
        return column < input.times().size() && (input.isRowtime(column) || input.isProctime(column));
    }

    /// Returns the kinds of changes that an operator emits, without the former rows of updates.
    static ChangeKinds kinds(QueryPlan.Over over, ChangelogPlan input) {
        for (OverGroup each : over.groups()) if (!isByTime(each, input)) return ChangeKinds.UPSERTS;
        return ChangeKinds.INSERTS;
    }
}
