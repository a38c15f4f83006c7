package dev.millrace.sql.job;

import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.StreamFaults;

/// Adds the joins of continuous queries to a job.
final class ContinuousJoins {
    private final ContinuousStreams streams;
    private final ContinuousSteps steps;

    /// @param streams adds the inputs
    ContinuousJoins(ContinuousStreams streams, ContinuousSteps steps) {
        this.streams = streams;
        this.steps = steps;
    }

    ContinuousStream join(QueryPlan.Join join, ChangelogPlan plan) {
        throw StreamFaults.notYet("a join");
    }

    ContinuousStream correlate(QueryPlan.Correlate correlate, ChangelogPlan plan) {
        throw StreamFaults.notYet("a correlated query");
    }
}
