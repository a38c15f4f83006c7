package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.View;
import java.util.function.Consumer;

/// Holds the registry for the metrics of one subtask.
///
/// @param views receives metrics that need regular updates
public record MetricHome(MetricRegistry registry, Consumer<View> views) {

    void register(Scope scope, String name, Metric metric) {
        registry.register(scope, name, metric);
        if (metric instanceof View view) views.accept(view);
    }
}
