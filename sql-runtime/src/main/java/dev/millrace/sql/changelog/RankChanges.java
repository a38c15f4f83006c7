package dev.millrace.sql.changelog;

import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.plan.QueryPlan;
import java.util.Set;

/// Derives the changes of deduplication and Top-N.
public final class RankChanges {
    private RankChanges() {}

    /// Is how an operator finds the first rows.
    public enum Strategy {
        /// Keeps the first row of each key by the wall clock.
        FIRST_ROW,
        /// Keeps the last row of each key by the wall clock.
        LAST_ROW,
        /// Keeps the first row of each key by event time.
        FIRST_BY_EVENT_TIME,
        /// Keeps the best rows of inputs without updates.
        APPEND,
        /// Keeps the best rows of inputs whose updates only improve rows.
        UPDATE,
        /// Keeps all rows of inputs with any changes.
        RETRACT,
        /// Keeps the first rows in order of arrival.
        LIMIT
    }

    /// Returns how an operator finds the first rows.
    public static Strategy strategy(QueryPlan.Rank rank, ChangelogPlan input) {
        boolean isInsertOnly = input.kinds().isInsertOnly();
        if (rank.order().isEmpty()) return isInsertOnly ? Strategy.LIMIT : Strategy.RETRACT;
        boolean isFirstOnly =
                rank.first() == 1 && rank.last() == 1 && !rank.keys().isEmpty();
        QueryPlan.SortKey order = rank.order().getFirst();
        boolean isTime = input.isRowtime(order.column()) || input.isProctime(order.column());
        if (isFirstOnly && isInsertOnly && rank.order().size() == 1 && isTime && !rank.hasNumber()) {
            if (!order.isDescending()) return first(input.isProctime(order.column()));
            if (input.isProctime(order.column())) return Strategy.LAST_ROW;
        }
        return isInsertOnly ? Strategy.APPEND : Strategy.RETRACT;
    }

    /// Returns whether each partition is in one window, so that it ends at a time.
    public static boolean isWindow(QueryPlan.Rank rank, ChangelogPlan input) {
        WindowProperties windows = WindowProperties.of(input);
        return windows != null
                && input.kinds().isInsertOnly()
                && !rank.order().isEmpty()
                && windows.isWithin(Set.copyOf(rank.keys()));
    }

    private static Strategy first(boolean isProctime) {
        return isProctime ? Strategy.FIRST_ROW : Strategy.FIRST_BY_EVENT_TIME;
    }

    /// Returns the kinds of changes that an operator emits, without the former rows of updates.
    static ChangeKinds kinds(QueryPlan.Rank rank, ChangelogPlan input) {
        if (isWindow(rank, input)) return ChangeKinds.INSERTS;
        return switch (strategy(rank, input)) {
            case FIRST_ROW, FIRST_BY_EVENT_TIME, LIMIT -> ChangeKinds.INSERTS;
            case LAST_ROW -> ChangeKinds.UPDATES;
            case APPEND, UPDATE, RETRACT -> ChangeKinds.UPSERTS;
        };
    }

    /// Returns whether an operator needs the former rows of the updates of its input.
    static boolean needsBefores(QueryPlan.Rank rank, ChangelogPlan input) {
        return strategy(rank, input) != Strategy.UPDATE;
    }

    /// Returns the columns of a partition.
    static Set<Integer> partition(QueryPlan.Rank rank) {
        return Set.copyOf(rank.keys());
    }
}
