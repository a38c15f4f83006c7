package dev.millrace.runtime.metric;

import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.trace.SpanBuilder;

/// Receives notifications of added and removed metrics, spans and events. For metrics, calls from one registry
/// come one at a time. For spans and events, calls may be concurrent and must not block.
public interface MetricWatcher {

    void added(Metric metric, String name, Scope scope);

    void removed(Metric metric, String name, Scope scope);

    /// Receives a completed span. The builder may change afterwards.
    default void told(SpanBuilder span, Scope scope) {}

    /// Receives an event. The builder may change afterwards.
    default void told(EventBuilder event, Scope scope) {}
}
