package dev.millrace.sql.job;

import dev.millrace.sql.changelog.JoinForm;
import dev.millrace.sql.changelog.WindowProperties;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.window.TableWindowClock;
import dev.millrace.sql.stream.window.WindowJoinSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Adds the joins of windows of continuous queries to a job.
final class WindowJoins {
    private final ContinuousSteps steps;

    WindowJoins(ContinuousSteps steps) {
        this.steps = steps;
    }

    ContinuousStream join(QueryPlan.Join join, JoinForm.OfWindows form, JoinSides sides) {
        WindowProperties windows = form.left();
        if (!windows.isSameAs(form.right())) {
            throw JoinFaults.WINDOWS
                    .what(
                            "One input of a join has windows of %s, and the other one of %s.",
                            text(windows), text(form.right()))
                    .fix("Use the same function with the same intervals for both inputs.");
        }
        List<Integer> leftKeys = new ArrayList<>();
        List<Integer> rightKeys = new ArrayList<>();
        List<Boolean> matchesNull = new ArrayList<>();
        for (int i = 0; i < sides.leftKeys().size(); i++) {
            boolean isWindow = windows.isWindow(sides.leftKeys().get(i))
                    && form.right().isWindow(sides.rightKeys().get(i));
            if (isWindow) continue;
            leftKeys.add(sides.leftKeys().get(i));
            rightKeys.add(sides.rightKeys().get(i));
            matchesNull.add(sides.matchesNull().get(i));
        }
        WindowJoinSpec spec = new WindowJoinSpec(
                new WindowJoinSpec.Side(
                        sides.left().rowType(),
                        leftKeys,
                        windows.ends().iterator().next()),
                new WindowJoinSpec.Side(
                        sides.right().rowType(),
                        rightKeys,
                        form.right().ends().iterator().next()),
                matchesNull,
                new TableWindowClock(windows.isEventTime(), windows.isInstant()),
                join.kind(),
                sides.residual(),
                sides.rowType());
        ContinuousStream joined = steps.joined(
                sides.left(),
                leftKeys,
                sides.right(),
                rightKeys,
                "Window join (" + join.kind().name().toLowerCase(Locale.ROOT) + ")",
                spec,
                sides.rowType());
        return sides.planned(joined, join.rowType(), steps);
    }

    private static String text(WindowProperties windows) {
        return windows.function() + windows.sizes();
    }
}
