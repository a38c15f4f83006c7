package dev.millrace.sql.changelog;

import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.plan.QueryPlan;
import java.util.List;
import java.util.Set;

/// Derives the changes of joins.
final class JoinChanges {
    private JoinChanges() {}

    /// Returns the kinds of changes that a join emits, without the former rows of updates.
    static ChangeKinds kinds(QueryPlan.Join join, ChangelogPlan left, ChangelogPlan right) {
        JoinForm form = JoinForm.of(join, List.of(left, right));
        if (form instanceof JoinForm.OfInterval || form instanceof JoinForm.OfWindows) return ChangeKinds.INSERTS;
        if (form instanceof JoinForm.OfVersions) return left.kinds();
        boolean isInnerOrSemi = join.kind() == QueryPlan.JoinKind.INNER || join.kind() == QueryPlan.JoinKind.SEMI;
        ChangeKinds kinds = left.kinds().or(right.kinds());
        return isInnerOrSemi ? kinds : kinds.or(ChangeKinds.UPSERTS);
    }

    /// Returns the upsert keys of a join.
    static Set<Set<Integer>> upsertKeys(QueryPlan.Join join, ChangelogPlan left, ChangelogPlan right) {
        boolean isLeftOnly = join.kind() == QueryPlan.JoinKind.SEMI || join.kind() == QueryPlan.JoinKind.ANTI;
        return isLeftOnly ? left.upsertKeys() : Set.of();
    }

    /// Returns whether a join needs the former rows of the updates of an input.
    ///
    /// @param input 0 or 1
    static boolean needsBefores(QueryPlan.Join join, int input, ChangelogPlan plan) {
        return input == 0 || !JoinForm.hasVersionsByTime(join);
    }
}
