package dev.millrace.sql.job;

import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.changelog.JoinForm;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.correlate.CorrelateSpec;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.sql.stream.calc.EachKind;
import dev.millrace.sql.stream.join.LookupJoinSpec;
import dev.millrace.sql.stream.join.IntervalJoinSpec;
import dev.millrace.sql.stream.join.JoinSide;
import dev.millrace.sql.stream.join.SideForm;
import dev.millrace.sql.stream.join.StreamJoinSpec;
import dev.millrace.sql.stream.join.TemporalJoinSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Adds the joins of continuous queries to a job.
final class ContinuousJoins {
    private static final long TTL_OF_QUERY = -1;

    private final ContinuousStreams streams;
    private final ContinuousSteps steps;

    /// @param streams adds the inputs
    ContinuousJoins(ContinuousStreams streams, ContinuousSteps steps) {
        this.streams = streams;
        this.steps = steps;
    }

    ContinuousStream join(QueryPlan.Join join, ChangelogPlan plan) {
        JoinForm form = JoinForm.of(join, plan.inputs());
        ContinuousStream left = streams.of(plan.inputs().getFirst());
        ContinuousStream right = streams.of(plan.inputs().getLast());
        return switch (form) {
            case JoinForm.Regular _ -> regular(join, plan, JoinSides.of(join, join.condition(), left, right, steps));
            case JoinForm.OfInterval interval -> {
                Expr rest = Conjunctions.all(interval.bounds().rest());
                yield interval(join, interval, JoinSides.of(join, rest, left, right, steps));
            }
            case JoinForm.OfVersions versions -> {
                Expr rest = Conjunctions.all(versions.rest());
                yield versions(join, plan, versions, JoinSides.of(join, rest, left, right, steps));
            }
            case JoinForm.OfWindows windows ->
                new WindowJoins(steps).join(join, windows, JoinSides.of(join, join.condition(), left, right, steps));
        };
    }

    private ContinuousStream regular(QueryPlan.Join join, ChangelogPlan plan, JoinSides sides) {
        StreamJoinSpec spec = new StreamJoinSpec(
                side(sides.left().rowType(), sides.leftKeys(), plan.inputs().getFirst()),
                side(sides.right().rowType(), sides.rightKeys(), plan.inputs().getLast()),
                join.kind(),
                sides.matchesNull(),
                sides.residual(),
                sides.rowType());
        return joined(join, sides, "Join", spec);
    }

    private ContinuousStream joined(QueryPlan.Join join, JoinSides sides, String name, ContinuousSpec spec) {
        ContinuousStream joined = steps.joined(
                sides.left(),
                sides.leftKeys(),
                sides.right(),
                sides.rightKeys(),
                name + " (" + join.kind().name().toLowerCase(Locale.ROOT) + ")",
                spec,
                sides.rowType());
        return sides.planned(joined, join.rowType(), steps);
    }

    private static JoinSide side(RowType rowType, List<Integer> keys, ChangelogPlan input) {
        List<List<Integer>> unique = new ArrayList<>();
        input.upsertKeys().forEach(each -> unique.add(List.copyOf(each)));
        return new JoinSide(
                rowType, keys, SideForm.of(keys, unique, input.kinds().isInsertOnly()), TTL_OF_QUERY);
    }

    private ContinuousStream interval(QueryPlan.Join join, JoinForm.OfInterval form, JoinSides sides) {
        IntervalJoinSpec spec = new IntervalJoinSpec(
                sides.left().rowType(),
                sides.right().rowType(),
                sides.leftKeys(),
                sides.rightKeys(),
                sides.matchesNull(),
                form.bounds(),
                join.kind(),
                sides.residual(),
                sides.rowType());
        return joined(join, sides, "Interval join", spec);
    }

    private ContinuousStream versions(
            QueryPlan.Join join, ChangelogPlan plan, JoinForm.OfVersions form, JoinSides sides) {
        if (form.rightTime() < 0) return lookup(join, plan, sides);
        ChangelogPlan right = plan.inputs().getLast();
        if (right.upsertKeys().isEmpty()) {
            throw JoinFaults.VERSIONS
                    .what("A temporal join needs the primary key of the table with versions, which has none.")
                    .fix("Declare a PRIMARY KEY (...) NOT ENFORCED, or deduplicate the rows in a view.");
        }
        if (right.upsertKeys().stream().noneMatch(sides.rightKeys()::containsAll)) {
            throw JoinFaults.VERSIONS
                    .what("The condition of a temporal join does not compare the whole primary key of the table.")
                    .fix("Compare each column of the primary key with a column of the left table.");
        }
        TemporalJoinSpec spec = new TemporalJoinSpec(
                sides.left().rowType(),
                sides.right().rowType(),
                sides.leftKeys(),
                sides.rightKeys(),
                form.leftTime(),
                form.rightTime(),
                join.kind() == JoinKind.LEFT,
                sides.residual(),
                sides.rowType());
        return joined(join, sides, "Temporal join", spec);
    }

    /// Joins left rows with a table as it is when they arrive, which must not change.
    private ContinuousStream lookup(QueryPlan.Join join, ChangelogPlan plan, JoinSides sides) {
        boolean isConstant = plan.inputs().getLast().kinds().isInsertOnly() && isBounded(join.right());
        if (!isConstant) {
            throw JoinFaults.VERSIONS
                    .what("A join asks for the rows of a table at processing time, but the table does not end.")
                    .why("The result would depend on which of the two inputs is read first.")
                    .fix("Use a time attribute with event time in FOR SYSTEM_TIME AS OF.");
        }
        LookupJoinSpec spec = new LookupJoinSpec(
                sides.left().rowType(),
                sides.right().rowType(),
                sides.leftKeys(),
                sides.rightKeys(),
                sides.matchesNull(),
                join.kind() == JoinKind.LEFT,
                sides.residual(),
                sides.rowType());
        return joined(join, sides, "Lookup join", spec);
    }

    private boolean isBounded(QueryPlan plan) {
        if (plan instanceof QueryPlan.Scan scan && !streams.source(scan).isBounded()) return false;
        return plan.inputs().stream().allMatch(this::isBounded);
    }

    /// Adds a plan that runs once per left row and reads no table.
    ContinuousStream correlate(QueryPlan.Correlate correlate, ChangelogPlan plan) {
        if (hasScan(correlate.right())) throw StreamFaults.notYet("a subquery that runs once per row");
        ContinuousStream left = streams.of(plan.input());
        CorrelateSpec spec = new CorrelateSpec(
                left.rowType(), correlate.right(), correlate.variable(), correlate.kind(), null, correlate.rowType());
        return steps.then(left, "Correlate", new EachKind(spec), correlate.rowType());
    }

    private static boolean hasScan(QueryPlan plan) {
        return plan instanceof QueryPlan.Scan || plan.inputs().stream().anyMatch(ContinuousJoins::hasScan);
    }
}
