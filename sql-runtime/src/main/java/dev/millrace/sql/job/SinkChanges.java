package dev.millrace.sql.job;

import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.sql.stream.change.MaterializeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Adapts the changes of a query to the table that stores them.
final class SinkChanges {
    private final SinkTarget target;

    SinkChanges(SinkTarget target) {
        this.target = target;
    }

    /// Returns the plan with former rows of updates if the table needs them.
    ///
    /// @param without the plan without former rows of updates
    /// @param with returns the plan with them
    ChangelogPlan of(ChangelogPlan without, Supplier<ChangelogPlan> with) {
        ChangeKinds kinds = without.kinds();
        boolean isTooMuch = kinds.updates() && !target.changes().updates()
                || kinds.deletes() && !target.changes().deletes();
        if (isTooMuch) {
            throw StreamFaults.SINK_CHANGES
                    .what("The table %s cannot store the changes %s of the query.", target.name(), kinds)
                    .why("It stores %s only.", target.changes())
                    .fix("Write to a table with a connector that stores changes, or aggregate over windows of time.");
        }
        if (kinds.isInsertOnly() && isDistinctByKey(without)) return without;
        if (conflicts(without)) {
            requireDecision(without);
            return with.get();
        }
        boolean isUpsert = !target.key().isEmpty() && !target.changes().befores();
        return isUpsert || kinds.isInsertOnly() ? without : with.get();
    }

    /// Returns whether rows of different upsert keys may have the same primary key.
    private boolean conflicts(ChangelogPlan plan) {
        boolean isUpsert = !target.key().isEmpty() && !target.changes().befores();
        return isUpsert && !plan.kinds().isInsertOnly() && !isDistinctByKey(plan);
    }

    private boolean isDistinctByKey(ChangelogPlan plan) {
        return target.key().isEmpty() || plan.hasKeyWithin(Set.copyOf(target.key()));
    }

    private void requireDecision(ChangelogPlan plan) {
        if (target.onConflict() != SinkTarget.OnConflict.UNSPECIFIED) return;
        throw StreamFaults.CONFLICT
                .what(
                        "The primary key %s of the table %s is not an upsert key of the query.",
                        names(plan, target.key()), target.name())
                .why(
                        "The upsert keys of the query are %s, so that several of its rows may have one primary key.",
                        plan.upsertKeys().stream()
                                .map(each -> names(plan, each))
                                .toList())
                .fix("Add ON CONFLICT DO DEDUPLICATE, DO NOTHING or DO ERROR to the INSERT.");
    }

    private static List<String> names(ChangelogPlan plan, Iterable<Integer> columns) {
        List<String> names = new ArrayList<>();
        for (int each : columns) names.add(plan.node().rowType().getFieldNames().get(each));
        return names;
    }

    /// Adds the operator that resolves conflicts, if there may be some.
    ContinuousStream stored(ContinuousSteps steps, ContinuousStream rows, ChangelogPlan plan) {
        if (!conflicts(plan)) return rows;
        List<Integer> upsertKey = plan.upsertKeys().stream()
                .min((a, b) -> Integer.compare(a.size(), b.size()))
                .<List<Integer>>map(each -> new ArrayList<>(new TreeSet<>(each)))
                .orElse(List.of());
        MaterializeSpec.Conflict conflict = switch (target.onConflict()) {
            case ERROR -> MaterializeSpec.Conflict.ERROR;
            case NOTHING -> MaterializeSpec.Conflict.FIRST;
            case UNSPECIFIED, DEDUPLICATE -> MaterializeSpec.Conflict.LAST;
        };
        MaterializeSpec spec = new MaterializeSpec(rows.rowType(), target.key(), upsertKey, conflict);
        return steps.keyed(rows, target.key(), "Materialize " + target.name(), spec, rows.rowType());
    }
}
