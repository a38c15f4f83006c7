package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Metric;

/// Told which metrics come and go. Told by many threads, one at a time for each registry.
public interface MetricWatcher {

    void added(Metric metric, String name, Scope scope);

    void removed(Metric metric, String name, Scope scope);
}
