package dev.millrace.sql.stream.over;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.plan.OverGroup.Bound;
import dev.millrace.sql.plan.OverGroup.BoundKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out which earlier rows the functions of a window need.
public final class OverFrames {
    private OverFrames() {}

    /// Returns which earlier rows a group of functions needs; null if it needs later rows.
    ///
    /// @param width the number of columns behind which arguments refer to the constants of the group
    public static @Nullable OverHistory history(OverGroup group, int width) {
        boolean areNeighbours =
                group.calls().stream().allMatch(each -> each.function().equals("LAG"));
        if (areNeighbours && !group.calls().isEmpty()) return neighbours(group, width);
        boolean needsLater = group.upper().kind() == BoundKind.FOLLOWING
                || group.calls().stream().anyMatch(each -> each.function().equals("LEAD"));
        if (needsLater || group.lower().kind() == BoundKind.FOLLOWING) return null;
        if (isUnbounded(group.lower())) return unbounded(group);
        if (group.lower().kind() == BoundKind.CURRENT_ROW) {
            return group.countsRows() ? new OverHistory.LastRows(0) : new OverHistory.LastTime(0);
        }
        Object distance = group.lower().distance() instanceof Expr.Literal literal ? literal.value() : null;
        if (group.countsRows() && distance instanceof Number count) return new OverHistory.LastRows(count.longValue());
        if (distance instanceof Duration duration) return new OverHistory.LastTime(duration.toMillis());
        return new OverHistory.AllRows();
    }

    private static OverHistory unbounded(OverGroup group) {
        boolean canAccumulate = group.upper().kind() == BoundKind.CURRENT_ROW
                && group.calls().stream().allMatch(OverFrames::canAccumulate);
        boolean countsRows = group.countsRows()
                || group.calls().stream().anyMatch(each -> each.function().equals("ROW_NUMBER"));
        return canAccumulate ? new OverHistory.Accumulated(countsRows) : new OverHistory.AllRows();
    }

    private static boolean canAccumulate(AggregateCall call) {
        return switch (call.function()) {
            case "RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST", "NTILE", "LAG", "NTH_VALUE" -> false;
            default -> true;
        };
    }

    /// Returns the call that computes a function over all rows so far. The number of a row is the count of rows.
    static AggregateCall counted(AggregateCall call) {
        if (!call.function().equals("ROW_NUMBER")) return call;
        return new AggregateCall("COUNT", false, false, List.of(), null, List.of(), call.type());
    }

    private static OverHistory neighbours(OverGroup group, int width) {
        long most = 1;
        for (AggregateCall each : group.calls()) {
            if (each.ignoresNulls()) return new OverHistory.AllRows();
            if (each.arguments().size() < 2) continue;
            int constant = each.arguments().get(1) - width;
            Object distance = constant >= 0 && group.constants().get(constant) instanceof Expr.Literal literal
                    ? literal.value()
                    : null;
            if (!(distance instanceof Number count)) return new OverHistory.AllRows();
            most = Math.max(most, count.longValue());
        }
        return new OverHistory.LastRows(most);
    }

    private static boolean isUnbounded(Bound bound) {
        return bound.kind() == BoundKind.PRECEDING && bound.distance() == null;
    }

    /// Returns whether a window contains all rows up to the current one.
    public static boolean isUpToCurrent(OverGroup group) {
        return isUnbounded(group.lower()) && group.upper().kind() == BoundKind.CURRENT_ROW;
    }

    /// Returns whether a window contains a number of rows up to the current one.
    public static boolean isLastRows(OverGroup group) {
        return group.countsRows()
                && group.lower().kind() == BoundKind.PRECEDING
                && group.upper().kind() == BoundKind.CURRENT_ROW;
    }
}
