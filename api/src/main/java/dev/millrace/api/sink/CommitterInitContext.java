package dev.millrace.api.sink;

import dev.millrace.api.metric.SinkCommitterMetricGroup;

/// Gives a committer access to its subtask and job.
public interface CommitterInitContext extends InitContext {

    /// Returns the metric group of the committer.
    SinkCommitterMetricGroup metricGroup();
}
