package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.View;
import java.util.function.Consumer;

/// Registers the metrics of one subtask, enumerator, job or process.
///
/// @param registry receives all metrics
/// @param views also receives the metrics that need regular updates; outside subtasks, nothing updates them
public record MetricRegistration(MetricRegistry registry, Consumer<View> views) {

    void register(Scope scope, String name, Metric metric) {
        registry.register(scope, name, metric);
        if (metric instanceof View view) views.accept(view);
    }
}
