package dev.millrace.sql.job;

import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.StreamFaults;

/// Adds the aggregates, Top-N and deduplication of continuous queries to a job.
final class ContinuousGroups {
    private final ContinuousStreams streams;
    private final ContinuousSteps steps;

    /// @param streams adds the inputs
    ContinuousGroups(ContinuousStreams streams, ContinuousSteps steps) {
        this.streams = streams;
        this.steps = steps;
    }

    ContinuousStream aggregate(QueryPlan.Aggregate aggregate, ChangelogPlan plan) {
        throw StreamFaults.notYet("an aggregate");
    }

    ContinuousStream rank(QueryPlan.Rank rank, ChangelogPlan plan) {
        throw StreamFaults.notYet("Top-N");
    }
}
