package dev.millrace.sql.changelog;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.sql.stream.join.TimeBounds;
import dev.millrace.table.types.logical.TimestampKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the way in which a continuous query joins two inputs.
public sealed interface JoinForm {
    /// The function in the condition of a join that asks for the version of the right rows at a time. Its operands
    /// are the time column of the left input and, for event time, that of the right input.
    String VERSION_AT = "$VERSION_AT";

    /// All rows of both inputs are kept.
    record Regular() implements JoinForm {}

    /// The times of matching rows are close to each other.
    record OfInterval(TimeBounds bounds) implements JoinForm {}

    /// Left rows find the version of a right row at their time.
    ///
    /// @param leftTime the index of the time column of the left input; -1 for processing time
    /// @param rightTime the index of the time column of the right input; -1 for processing time
    /// @param rest the other conditions
    record OfVersions(int leftTime, int rightTime, List<Expr> rest) implements JoinForm {}

    /// Matching rows are in the same window.
    ///
    /// @param left the windows of the left input
    /// @param right the windows of the right input
    record OfWindows(WindowProperties left, WindowProperties right) implements JoinForm {}

    /// Returns the form of a join.
    ///
    /// @param inputs the two inputs
    static JoinForm of(QueryPlan.Join join, List<ChangelogPlan> inputs) {
        ChangelogPlan left = inputs.getFirst();
        ChangelogPlan right = inputs.getLast();
        int width = join.left().rowType().getFieldCount();
        JoinForm versions = versions(join.condition(), width);
        if (versions != null) return versions;
        WindowProperties leftWindows = WindowProperties.of(left);
        WindowProperties rightWindows = WindowProperties.of(right);
        if (leftWindows != null
                && rightWindows != null
                && areEqual(join.condition(), width, leftWindows, rightWindows)) {
            return new OfWindows(leftWindows, rightWindows);
        }
        List<TimestampKind> times = new ArrayList<>(left.times());
        times.addAll(right.times());
        TimeBounds bounds = TimeBounds.of(join.condition(), width, times);
        boolean isPlain = bounds != null
                && join.kind() != JoinKind.SEMI
                && join.kind() != JoinKind.ANTI
                && left.kinds().isInsertOnly()
                && right.kinds().isInsertOnly();
        return bounds != null && isPlain ? new OfInterval(bounds) : new Regular();
    }

    /// Returns whether the left rows of a join find right rows by their event time.
    static boolean hasVersionsByTime(QueryPlan.Join join) {
        return versions(join.condition(), join.left().rowType().getFieldCount()) instanceof OfVersions versions
                && versions.rightTime() >= 0;
    }

    private static @Nullable JoinForm versions(Expr condition, int width) {
        List<Expr> rest = new ArrayList<>(Conjunctions.split(condition));
        for (Expr each : rest) {
            if (!(each instanceof Expr.Call call) || !call.function().equals(VERSION_AT)) continue;
            rest.remove(each);
            boolean hasRight = call.operands().size() > 1;
            int right = hasRight ? ((Expr.Column) call.operands().get(1)).index() - width : -1;
            int left = call.operands().getFirst() instanceof Expr.Column column ? column.index() : -1;
            return new OfVersions(left, right, rest);
        }
        return null;
    }

    /// Returns whether a condition compares the starts and the ends of windows.
    private static boolean areEqual(Expr condition, int width, WindowProperties left, WindowProperties right) {
        boolean hasStart = false;
        boolean hasEnd = false;
        for (Expr each : Conjunctions.split(condition)) {
            if (!(each instanceof Expr.Call call) || !call.function().equals("=")) continue;
            if (!(call.operands().getFirst() instanceof Expr.Column first)) continue;
            if (!(call.operands().get(1) instanceof Expr.Column second)) continue;
            int leftColumn = Math.min(first.index(), second.index());
            int rightColumn = Math.max(first.index(), second.index()) - width;
            hasStart |= left.starts().contains(leftColumn) && right.starts().contains(rightColumn);
            hasEnd |= left.ends().contains(leftColumn) && right.ends().contains(rightColumn);
        }
        return hasStart && hasEnd;
    }

    /// Returns which columns of the results are time attributes.
    static List<TimestampKind> times(QueryPlan.Join join, List<ChangelogPlan> inputs) {
        int width = join.rowType().getFieldCount();
        List<TimestampKind> times = new ArrayList<>(inputs.getFirst().times());
        times.addAll(inputs.getLast().times());
        return switch (of(join, inputs)) {
            case Regular _ -> Collections.nCopies(width, TimestampKind.REGULAR);
            case OfVersions _ -> {
                List<TimestampKind> kept = new ArrayList<>(inputs.getFirst().times());
                kept.addAll(Collections.nCopies(Math.max(0, width - kept.size()), TimestampKind.REGULAR));
                yield kept.subList(0, width);
            }
            case OfInterval _, OfWindows _ -> times.subList(0, width);
        };
    }
}
