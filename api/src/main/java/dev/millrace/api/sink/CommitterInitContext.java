package dev.millrace.api.sink;

import dev.millrace.api.metric.SinkCommitterMetricGroup;

/// What a committer may ask when it is made.
public interface CommitterInitContext extends InitContext {

    SinkCommitterMetricGroup metricGroup();
}
