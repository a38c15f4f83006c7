package dev.millrace.runtime.metric;

import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.trace.SpanBuilder;

/// Told which metrics come and go, and of spans and events. Of metrics by many threads, one at a time for each
/// registry; of spans and events by any, at the same time: it must not make them wait.
public interface MetricWatcher {

    void added(Metric metric, String name, Scope scope);

    void removed(Metric metric, String name, Scope scope);

    /// A span is over. The builder may change afterwards.
    default void told(SpanBuilder span, Scope scope) {}

    /// Something has happened. The builder may change afterwards.
    default void told(EventBuilder event, Scope scope) {}
}
