package dev.millrace.sql.changelog;

import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.plan.QueryPlan;
import java.util.HashSet;
import java.util.Set;

/// Derives the changes of aggregates.
public final class AggregateChanges {
    private AggregateChanges() {}

    /// Returns the kinds of changes that an aggregate emits, without the former rows of updates.
    static ChangeKinds kinds(QueryPlan.Aggregate aggregate, ChangelogPlan input) {
        if (isWindow(aggregate, input)) return ChangeKinds.INSERTS;
        if (!input.kinds().isInsertOnly()) return ChangeKinds.UPSERTS;
        return aggregate.calls().isEmpty() ? ChangeKinds.INSERTS : ChangeKinds.UPDATES;
    }

    /// Returns whether an aggregate groups by the windows of a window table function, so that each group ends at
    /// a time.
    public static boolean isWindow(QueryPlan.Aggregate aggregate, ChangelogPlan input) {
        WindowProperties windows = WindowProperties.of(input);
        if (windows == null || aggregate.groupingSets().size() > 1) return false;
        Set<Integer> keys = Set.copyOf(aggregate.keys());
        if (!windows.isWithin(keys)) return false;
        if (!windows.function().equals("SESSION")) return true;
        // The sessions of other keys end at other times, so they are no groups.
        Set<Integer> others = new HashSet<>(keys);
        others.removeIf(windows::isWindow);
        return others.equals(windows.sessionKeys());
    }
}
