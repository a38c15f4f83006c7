package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.View;
import java.util.function.Consumer;

/// Where the metrics of one subtask go.
///
/// @param views takes those that want to be refreshed regularly
public record MetricHome(MetricRegistry registry, Consumer<View> views) {

    void register(Scope scope, String name, Metric metric) {
        registry.register(scope, name, metric);
        if (metric instanceof View view) views.accept(view);
    }
}
