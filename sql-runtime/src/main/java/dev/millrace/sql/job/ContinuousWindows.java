package dev.millrace.sql.job;

import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.StreamFaults;

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
        throw StreamFaults.notYet("OVER");
    }

    ContinuousStream window(QueryPlan.WindowTable window, ChangelogPlan plan) {
        throw StreamFaults.notYet("a window table function");
    }

    /// Adds an aggregate whose groups end with their windows.
    ContinuousStream aggregate(QueryPlan.Aggregate aggregate, ChangelogPlan plan) {
        throw StreamFaults.notYet("an aggregate of windows");
    }
}
