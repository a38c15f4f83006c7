package dev.millrace.sql.job;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.changelog.OverChanges;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.over.OverFrames;
import dev.millrace.sql.stream.over.OverHistory;
import dev.millrace.sql.stream.over.RankedOverSpec;
import dev.millrace.sql.stream.over.TimeOverSpec;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Adds functions over windows of rows of continuous queries to a job.
final class OverStreams {
    private final ContinuousSteps steps;

    OverStreams(ContinuousSteps steps) {
        this.steps = steps;
    }

    ContinuousStream over(QueryPlan.Over over, ChangelogPlan plan, ContinuousStream input) {
        int width = input.rowType().getFieldCount();
        ContinuousStream stream = input;
        for (int i = 0; i < over.groups().size(); i++) {
            OverGroup group = over.groups().get(i);
            boolean isLast = i == over.groups().size() - 1;
            RowType rowType = isLast ? over.rowType() : extended(stream.rowType(), group);
            ContinuousSpec spec = OverChanges.isByTime(group, plan.input())
                    ? byTime(group, plan.input(), stream.rowType(), width, rowType)
                    : ranked(group, plan.input(), stream.rowType(), width, rowType);
            stream = steps.keyed(stream, group.keys(), "Over", spec, rowType);
        }
        return stream;
    }

    private static RowType extended(RowType input, OverGroup group) {
        List<LogicalType> types = new ArrayList<>(input.getChildren());
        for (AggregateCall each : group.calls()) types.add(each.type());
        return RowType.of(types.toArray(new LogicalType[0]));
    }

    private static ContinuousSpec byTime(
            OverGroup group, ChangelogPlan input, RowType type, int width, RowType rowType) {
        if (group.order().getFirst().isDescending()) {
            throw refused("A window of rows is ordered by a time in descending order.", "Leave DESC out.");
        }
        if (!input.kinds().isInsertOnly()) {
            throw refused(
                    "A window of rows is ordered by a time, but its input has updated or deleted rows.",
                    "Order the rows by another column.");
        }
        OverHistory history = OverFrames.history(group, width);
        if (history == null) {
            throw refused(
                    "A window of rows contains rows that follow the current one.",
                    "End the window at CURRENT ROW, and use LAG instead of LEAD.");
        }
        int column = group.order().getFirst().column();
        return new TimeOverSpec(type, width, group, column, input.isRowtime(column), history, rowType);
    }

    private static ContinuousSpec ranked(
            OverGroup group, ChangelogPlan input, RowType type, int width, RowType rowType) {
        if (group.order().isEmpty()) {
            throw refused("A window of rows has no order.", "Add ORDER BY with a time attribute to the window.");
        }
        // A number of last rows is allowed where no order by time is possible: if rows change.
        boolean isLastRows = !input.kinds().isInsertOnly() && OverFrames.isLastRows(group);
        if (!OverFrames.isUpToCurrent(group) && !isLastRows) {
            throw refused(
                    "A window that is not ordered by time does not contain all rows up to the current one.",
                    "Order it by a time attribute, or use UNBOUNDED PRECEDING and CURRENT ROW.");
        }
        return new RankedOverSpec(type, width, group, rowType);
    }

    private static MillraceException refused(String what, String fix) {
        return JoinFaults.OVER.what("%s", what).fix("%s", fix);
    }
}
