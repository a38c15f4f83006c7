package dev.millrace.sql.job;

import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.changelog.WindowProperties;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.sql.stream.window.LocalWindowsSpec;
import dev.millrace.sql.stream.window.SessionTableSpec;
import dev.millrace.sql.stream.window.TableWindowClock;
import dev.millrace.sql.stream.window.WindowAggregateSpec;
import dev.millrace.sql.stream.window.WindowColumn;
import dev.millrace.sql.stream.window.WindowPlace;
import dev.millrace.sql.stream.window.WindowRankSpec;
import dev.millrace.sql.stream.window.WindowShape;
import dev.millrace.sql.stream.window.WindowTableSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Adds the windows and OVER of continuous queries to a job.
final class ContinuousWindows {
    private final ContinuousStreams streams;
    private final ContinuousSteps steps;

    /// @param streams adds the inputs
    ContinuousWindows(ContinuousStreams streams, ContinuousSteps steps) {
        this.streams = streams;
        this.steps = steps;
    }

    ContinuousStream over(QueryPlan.Over over, ChangelogPlan plan) {
        return new OverStreams(steps).over(over, plan, streams.of(plan.input()));
    }

    /// Returns rows with the slices of HOP or CUMULATE; null for other functions.
    @Nullable
    ContinuousStream sliced(QueryPlan.WindowTable window, ChangelogPlan plan) {
        WindowProperties windows = Objects.requireNonNull(WindowProperties.of(plan));
        WindowShape shape = shape(windows);
        if (shape == null || shape.kind() == WindowShape.Kind.TUMBLE) return null;
        ContinuousStream input = streams.of(plan.input());
        WindowTableSpec spec = new WindowTableSpec(input.rowType(), window.timeColumn(), shape, true, window.rowType());
        return steps.then(input, "Slices " + title(windows), spec, window.rowType());
    }

    ContinuousStream window(QueryPlan.WindowTable window, ChangelogPlan plan) {
        WindowProperties windows = Objects.requireNonNull(WindowProperties.of(plan));
        ContinuousStream input = streams.of(plan.input());
        RowType type = input.rowType();
        if (!windows.function().equals("SESSION")) {
            WindowShape shape = Objects.requireNonNull(shape(windows));
            WindowTableSpec spec = new WindowTableSpec(type, window.timeColumn(), shape, false, window.rowType());
            return steps.then(input, "Windows " + title(windows), spec, window.rowType());
        }
        SessionTableSpec spec = new SessionTableSpec(
                type, window.timeColumn(), window.keys(), windows.sizes().getFirst(), clock(windows), window.rowType());
        return steps.keyed(input, window.keys(), "Sessions", spec, window.rowType());
    }

    private static @Nullable WindowShape shape(WindowProperties windows) {
        if (windows.function().equals("SESSION")) return null;
        return WindowShape.of(WindowShape.Kind.valueOf(windows.function()), windows.sizes());
    }

    private static TableWindowClock clock(WindowProperties windows) {
        return new TableWindowClock(windows.isEventTime(), windows.isInstant());
    }

    private static String title(WindowProperties windows) {
        return windows.function().toLowerCase(Locale.ROOT);
    }

    /// Adds an aggregate whose groups end with their windows.
    ContinuousStream aggregate(QueryPlan.Aggregate aggregate, ChangelogPlan plan) {
        WindowProperties windows = Objects.requireNonNull(WindowProperties.of(plan.input()));
        ContinuousStream slices = plan.input().kinds().isInsertOnly() && canSlice(aggregate, windows)
                ? streams.sliced(plan.input())
                : null;
        ContinuousStream input = slices == null ? streams.of(plan.input()) : slices;
        WindowPlace place = place(windows, slices != null);
        List<Integer> keys = new ArrayList<>();
        List<WindowColumn> columns = new ArrayList<>();
        List<AggregateCall> calls = new ArrayList<>(aggregate.calls());
        boolean isSession = windows.function().equals("SESSION");
        for (int each : aggregate.keys()) {
            if (windows.starts().contains(each)) {
                columns.add(isSession ? new WindowColumn.Call(calls.size()) : new WindowColumn.Start());
            } else if (windows.ends().contains(each)) {
                columns.add(new WindowColumn.End());
            } else if (windows.times().contains(each)) {
                columns.add(new WindowColumn.Time());
            } else {
                columns.add(new WindowColumn.Key(keys.size()));
                keys.add(each);
            }
        }
        for (int i = 0; i < aggregate.calls().size(); i++) columns.add(new WindowColumn.Call(i));
        if (isSession) calls.add(startOf(windows, input.rowType()));
        boolean isUpdating = !plan.input().kinds().isInsertOnly();
        boolean isMerging = !isUpdating && !isSession && calls.stream().allMatch(Aggregators::isSmall);
        WindowAggregateSpec spec = new WindowAggregateSpec(
                input.rowType(),
                keys,
                calls,
                place,
                clock(windows),
                isUpdating,
                isMerging,
                columns,
                aggregate.rowType());
        String name = "Aggregate windows (" + title(windows) + ")";
        if (!isMerging) return steps.keyed(input, keys, name, spec, aggregate.rowType());
        LocalWindowsSpec local =
                new LocalWindowsSpec(input.rowType(), keys, calls, place.endColumn(), place.shift(), clock(windows));
        ContinuousStream partials = steps.then(input, "Local windows", local, local.rowType());
        List<Integer> leading = IntStream.range(0, keys.size()).boxed().toList();
        return steps.keyed(partials, leading, name, spec, aggregate.rowType());
    }

    /// Returns whether the functions use no column of the window.
    private static boolean canSlice(QueryPlan.Aggregate aggregate, WindowProperties windows) {
        return aggregate.calls().stream()
                .allMatch(each -> each.arguments().stream().noneMatch(windows::isWindow)
                        && (each.filter() == null || !windows.isWindow(each.filter()))
                        && each.order().stream().noneMatch(key -> windows.isWindow(key.column())));
    }

    /// Returns where the windows of rows are found. Groups of the older windows may have the start of the window only.
    private static WindowPlace place(WindowProperties windows, boolean isSliced) {
        WindowShape shape = shape(windows);
        if (!windows.ends().isEmpty()) {
            return new WindowPlace(windows.ends().iterator().next(), 0, shape, isSliced);
        }
        if (shape == null) throw StreamFaults.notYet("a group by SESSION");
        return new WindowPlace(windows.starts().iterator().next(), shape.size(), shape, isSliced);
    }

    /// Returns a function that finds the start of a session, which does not follow from its end.
    private static AggregateCall startOf(WindowProperties windows, RowType type) {
        int start = windows.starts().iterator().next();
        return new AggregateCall("MIN", false, false, List.of(start), null, List.of(), type.getTypeAt(start));
    }

    /// Adds a Top-N or a deduplication whose partitions end with their windows.
    ContinuousStream rank(QueryPlan.Rank rank, ChangelogPlan plan) {
        WindowProperties windows = Objects.requireNonNull(WindowProperties.of(plan.input()));
        ContinuousStream input = streams.of(plan.input());
        List<Integer> keys = new ArrayList<>();
        for (int each : rank.keys()) if (!windows.isWindow(each)) keys.add(each);
        SortKey order = rank.order().getFirst();
        boolean isTime = plan.input().isRowtime(order.column()) && rank.order().size() == 1;
        WindowRankSpec spec = new WindowRankSpec(
                input.rowType(),
                keys,
                windows.ends().iterator().next(),
                rank.order(),
                rank.first(),
                rank.last(),
                isTime && order.isDescending() && rank.last() == 1,
                rank.hasNumber(),
                clock(windows),
                rank.rowType());
        return steps.keyed(input, keys, "Top " + rank.last() + " per window", spec, rank.rowType());
    }
}
