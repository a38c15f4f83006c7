package dev.millrace.sql.changelog;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Describes the windows of the rows of an operator, whose columns come from a window table function.
///
/// @param function TUMBLE, HOP, CUMULATE or SESSION
/// @param sizes the intervals in the order of the call, in milliseconds
/// @param sessionKeys the indexes of the columns that separate sessions; null if one of them is missing
/// @param isEventTime whether the windows have event time; otherwise processing time
/// @param isInstant whether times are points in time, so that windows depend on the time zone
/// @param isGroupWindow whether the function is one of the older group windows, whose groups have their start only
/// @param starts the indexes of the columns with the start of the window
/// @param ends the indexes of the columns with the end of the window
/// @param times the indexes of the columns with the last millisecond of the window
public record WindowProperties(
        String function,
        List<Long> sizes,
        @Nullable Set<Integer> sessionKeys,
        boolean isEventTime,
        boolean isInstant,
        boolean isGroupWindow,
        Set<Integer> starts,
        Set<Integer> ends,
        Set<Integer> times) {
    private static final int TVF_COLUMNS = 3;

    /// Returns the windows of the rows of an operator; null if they have none.
    public static @Nullable WindowProperties of(ChangelogPlan plan) {
        return switch (plan.node()) {
            case QueryPlan.WindowTable window -> ofTable(window, plan);
            case QueryPlan.Project project -> {
                WindowProperties input = of(plan.input());
                yield input == null ? null : input.projected(project.expressions());
            }
            case QueryPlan.Filter _, QueryPlan.Rank _, QueryPlan.Over _, QueryPlan.Sort _ -> of(plan.input());
            case QueryPlan.Correlate _, QueryPlan.Unnest _, QueryPlan.FunctionTable _ -> of(plan.input());
            case QueryPlan.Aggregate aggregate -> {
                if (!AggregateChanges.isWindow(aggregate, plan.input())) yield null;
                WindowProperties input = of(plan.input());
                yield input == null ? null : input.moved(aggregate.keys()::indexOf);
            }
            case QueryPlan.Join join -> ofJoin(join, plan);
            default -> null;
        };
    }

    private static WindowProperties ofTable(QueryPlan.WindowTable window, ChangelogPlan plan) {
        int width = window.input().rowType().getFieldCount();
        boolean isGroupWindow = window.rowType().getFieldCount() < width + TVF_COLUMNS;
        List<Long> sizes = new ArrayList<>();
        for (Expr each : window.sizes()) sizes.add(millis(each));
        return new WindowProperties(
                window.function(),
                sizes,
                Set.copyOf(window.keys()),
                !plan.input().isProctime(window.timeColumn()),
                window.input()
                        .rowType()
                        .getTypeAt(window.timeColumn())
                        .is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE),
                isGroupWindow,
                Set.of(width),
                Set.of(width + 1),
                isGroupWindow ? Set.of() : Set.of(width + 2));
    }

    private static long millis(Expr size) {
        Object value = size instanceof Expr.Literal literal ? literal.value() : null;
        if (value instanceof Duration duration) return duration.toMillis();
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable WindowProperties ofJoin(QueryPlan.Join join, ChangelogPlan plan) {
        WindowProperties left = of(plan.inputs().getFirst());
        if (left == null || !(JoinForm.of(join, plan.inputs()) instanceof JoinForm.OfWindows)) return null;
        if (join.kind() == QueryPlan.JoinKind.SEMI || join.kind() == QueryPlan.JoinKind.ANTI) return left;
        WindowProperties right = of(plan.inputs().getLast());
        if (right == null) return null;
        int width = join.left().rowType().getFieldCount();
        WindowProperties moved = right.moved(i -> i + width);
        return left.with(
                union(left.starts, moved.starts), union(left.ends, moved.ends), union(left.times, moved.times));
    }

    private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
        Set<Integer> all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }

    private WindowProperties with(Set<Integer> newStarts, Set<Integer> newEnds, Set<Integer> newTimes) {
        return new WindowProperties(
                function, sizes, sessionKeys, isEventTime, isInstant, isGroupWindow, newStarts, newEnds, newTimes);
    }

    /// Returns whether rows have the same windows, so that they can be joined.
    public boolean isSameAs(WindowProperties other) {
        return function.equals(other.function)
                && sizes.equals(other.sizes)
                && isEventTime == other.isEventTime
                && isInstant == other.isInstant;
    }

    private @Nullable WindowProperties projected(List<Expr> expressions) {
        Set<Integer> newStarts = places(starts, expressions);
        Set<Integer> newEnds = places(ends, expressions);
        Set<Integer> newTimes = places(times, expressions);
        Set<Integer> keys = sessionKeys == null ? null : places(sessionKeys, expressions);
        boolean hasKeys = keys != null && sessionKeys != null && keys.size() >= sessionKeys.size();
        return new WindowProperties(
                function,
                sizes,
                hasKeys ? keys : null,
                isEventTime,
                isInstant,
                isGroupWindow,
                newStarts,
                newEnds,
                newTimes);
    }

    private static Set<Integer> places(Set<Integer> columns, List<Expr> expressions) {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < expressions.size(); i++) {
            Expr each = expressions.get(i);
            while (each instanceof Expr.Cast cast && isSameType(cast)) each = cast.operand();
            if (each instanceof Expr.Column column && columns.contains(column.index())) places.add(i);
        }
        return places;
    }

    private static boolean isSameType(Expr.Cast cast) {
        return cast.type().copy(true).equals(cast.operand().type().copy(true));
    }

    /// Returns the windows after columns were moved. A negative index drops a column.
    private WindowProperties moved(IntUnaryOperator places) {
        Set<Integer> keys = sessionKeys == null ? null : moved(sessionKeys, places);
        return new WindowProperties(
                function,
                sizes,
                keys,
                isEventTime,
                isInstant,
                isGroupWindow,
                moved(starts, places),
                moved(ends, places),
                moved(times, places));
    }

    private static Set<Integer> moved(Set<Integer> columns, IntUnaryOperator places) {
        Set<Integer> moved = new HashSet<>();
        for (int each : columns) if (places.applyAsInt(each) >= 0) moved.add(places.applyAsInt(each));
        return moved;
    }

    /// Returns whether rows with the same values in some columns belong to the same window.
    public boolean isWithin(Set<Integer> columns) {
        boolean hasStart = starts.stream().anyMatch(columns::contains);
        boolean hasEnd = ends.stream().anyMatch(columns::contains);
        return hasStart && (hasEnd || isGroupWindow);
    }

    /// Returns whether a column has a start, an end or a time of the window.
    public boolean isWindow(int column) {
        return starts.contains(column) || ends.contains(column) || times.contains(column);
    }
}
