package dev.millrace.sql.changelog;

import dev.millrace.sql.connector.PushedFilters;
import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.plan.PrunedColumns;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.TimestampKind;
import java.util.ArrayList;
import java.util.List;

/// Derives the kinds of changes of each operator from its inputs, and then removes the former rows of updates where no
/// consumer needs them.
public final class ChangelogPlanner {
    private final Tables tables;
    private final UpsertKeys keys;
    private final boolean takesDeletesByKey;

    /// Creates a planner for the tables of a session.
    ///
    /// @param takesDeletesByKey whether the consumer of the plan accepts deleted rows that have their key only
    public ChangelogPlanner(Tables tables, boolean takesDeletesByKey) {
        this.tables = tables;
        this.takesDeletesByKey = takesDeletesByKey;
        this.keys = new UpsertKeys(tables);
    }

    /// Returns the plan with the changes of each operator.
    ///
    /// @param wantsBefores whether the consumer of the plan needs the former rows of updates
    public ChangelogPlan of(QueryPlan plan, boolean wantsBefores) {
        QueryPlan rewritten = PrunedColumns.of(new PushedFilters(tables).of(new StreamRewrites(tables, keys).of(plan)));
        QueryPlan told = takesDeletesByKey ? ProcessChanges.withDeletesByKey(rewritten) : rewritten;
        return reduced(derived(told), wantsBefores);
    }

    private ChangelogPlan derived(QueryPlan plan) {
        List<ChangelogPlan> inputs = new ArrayList<>();
        List<List<TimestampKind>> times = new ArrayList<>();
        for (QueryPlan each : plan.inputs()) {
            ChangelogPlan input = derived(each);
            inputs.add(input);
            times.add(input.times());
        }
        ChangelogPlan typed = new ChangelogPlan(
                plan,
                inputs,
                ChangeKinds.INSERTS,
                keys.of(plan, inputs),
                plan instanceof QueryPlan.Join join ? JoinForm.times(join, inputs) : TimeColumns.of(plan, times));
        return new ChangelogPlan(plan, inputs, kinds(typed), typed.upsertKeys(), typed.times());
    }

    /// Returns the kinds of changes that an operator emits, without the former rows of updates.
    private ChangeKinds kinds(ChangelogPlan plan) {
        return switch (plan.node()) {
            case QueryPlan.Scan scan ->
                tables.source(scan.table(), scan.options()).changes().withBefores(false);
            case QueryPlan.Values _ -> ChangeKinds.INSERTS;
            case QueryPlan.Normalize _ -> ChangeKinds.UPSERTS;
            case QueryPlan.Aggregate aggregate -> AggregateChanges.kinds(aggregate, plan.input());
            case QueryPlan.Rank rank -> RankChanges.kinds(rank, plan.input());
            case QueryPlan.Join join ->
                JoinChanges.kinds(join, plan.inputs().getFirst(), plan.inputs().getLast());
            case QueryPlan.SetOperation _ -> {
                ChangeKinds kinds = ChangeKinds.INSERTS;
                for (ChangelogPlan each : plan.inputs()) kinds = kinds.or(each.kinds());
                yield kinds;
            }
            case QueryPlan.Over over -> OverChanges.kinds(over, plan.input());
            case QueryPlan.Process process -> ProcessChanges.kinds(process, plan.inputs());
            default -> plan.input().kinds();
        };
    }

    private ChangelogPlan reduced(ChangelogPlan plan, boolean wantsBefores) {
        boolean emitsBefores = wantsBefores || !canOmitBefores(plan);
        List<ChangelogPlan> inputs = new ArrayList<>();
        for (int i = 0; i < plan.inputs().size(); i++) {
            inputs.add(reduced(plan.inputs().get(i), needsBefores(plan, i, emitsBefores)));
        }
        return new ChangelogPlan(
                plan.node(), inputs, plan.kinds().withBefores(emitsBefores), plan.upsertKeys(), plan.times());
    }

    /// Returns whether an operator can emit updates without the former rows. A source cannot if it has them, and a
    /// filter cannot, because a row that no longer passes must be taken back.
    private boolean canOmitBefores(ChangelogPlan plan) {
        return switch (plan.node()) {
            case QueryPlan.Scan scan ->
                !tables.source(scan.table(), scan.options()).changes().befores();
            case QueryPlan.Filter _ -> false;
            case QueryPlan.Process process -> !ProcessChanges.emitsBefores(process, plan.inputs());
            default -> true;
        };
    }

    /// Returns whether an operator needs the former rows of the updates of an input.
    private static boolean needsBefores(ChangelogPlan plan, int input, boolean emitsBefores) {
        return switch (plan.node()) {
            case QueryPlan.Aggregate _ -> true;
            case QueryPlan.Normalize _ -> false;
            case QueryPlan.Rank rank -> RankChanges.needsBefores(rank, plan.input());
            case QueryPlan.Join join ->
                JoinChanges.needsBefores(join, input, plan.inputs().get(input));
            case QueryPlan.Over _, QueryPlan.WindowTable _, QueryPlan.Correlate _, QueryPlan.Lookup _ -> true;
            case QueryPlan.Process process
            when !process.clause().tables().isEmpty() ->
                ProcessChanges.needsBefores(process, input, plan.inputs().get(input));
            default -> emitsBefores;
        };
    }
}
