package dev.millrace.sql.changelog;

import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.plan.PlanText;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.TimestampKind;
import java.util.List;
import java.util.Set;

/// Is an operator of a continuous query with the changes that it emits.
///
/// @param node the operator. Its own inputs are those of the plan, without changes.
/// @param inputs the inputs with their changes
/// @param kinds the kinds of changes that the operator emits
/// @param upsertKeys the sets of columns of which each identifies a row: a later row with the same values replaces it
/// @param times which columns are time attributes; REGULAR for all others
public record ChangelogPlan(
        QueryPlan node,
        List<ChangelogPlan> inputs,
        ChangeKinds kinds,
        Set<Set<Integer>> upsertKeys,
        List<TimestampKind> times) {

    /// Returns the only input, or the left one of two.
    public ChangelogPlan input() {
        return inputs.getFirst();
    }

    /// Returns whether a column has the event time.
    public boolean isRowtime(int column) {
        return times.get(column) == TimestampKind.ROWTIME;
    }

    /// Returns whether a column has the time of the wall clock.
    public boolean isProctime(int column) {
        return times.get(column) == TimestampKind.PROCTIME;
    }

    /// Returns whether some upsert key has only columns of a set.
    public boolean hasKeyWithin(Set<Integer> columns) {
        return upsertKeys.stream().anyMatch(columns::containsAll);
    }

    /// Returns the text of the plan, with the kinds of changes of each operator.
    public String text() {
        StringBuilder text = new StringBuilder();
        write(0, text);
        return text.toString();
    }

    private void write(int depth, StringBuilder text) {
        text.append("  ".repeat(depth))
                .append(PlanText.line(node))
                .append(", changelogMode=")
                .append(kinds)
                .append('\n');
        for (ChangelogPlan each : inputs) each.write(depth + 1, text);
    }
}
