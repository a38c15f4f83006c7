package dev.millrace.runtime.job.deploy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MetricOptions;
import dev.millrace.exchange.Control;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Exit;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.metric.LatencyGroup;
import dev.millrace.runtime.metric.MetricRegistration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures the latency of records from the sources to one subtask. Sources emit latency markers, which travel between
/// batches. Called by the subtask's thread only.
final class Latencies {
    private final LatencyGroup group;
    private final List<String> operators = new ArrayList<>();
    private final Services services;
    private final long intervalMillis;
    private final int subtask;

    private Latencies(LatencyGroup group, Services services, long intervalMillis, int subtask) {
        this.group = group;
        this.services = services;
        this.intervalMillis = intervalMillis;
        this.subtask = subtask;
    }

    /// Creates the latency tracker of a subtask.
    ///
    /// @return null if latency tracking is switched off
    static @Nullable Latencies of(
            JobContext job, MetricRegistration home, Vertex vertex, Services services, int subtask) {
        Configuration configuration = job.spec().configuration();
        long intervalMillis = configuration.get(MetricOptions.LATENCY_INTERVAL).toMillis();
        if (intervalMillis <= 0) return null;
        LatencyGroup group = LatencyGroup.of(home, job.name(), configuration, subtask);
        Latencies made = new Latencies(group, services, intervalMillis, subtask);
        made.collect(vertex.head());
        return made;
    }

    private void collect(ChainLink link) {
        operators.add(link.uid());
        for (Exit exit : link.exits()) if (exit instanceof Exit.Chained chained) collect(chained.next());
    }

    /// Records a marker for all operators of the chain, because no record is inside the chain at this point.
    void arrived(Control.LatencyMarker marker) {
        long millis = services.host().clock().millis() - marker.markedMillis();
        for (String each : operators) group.took(marker, each, millis);
    }

    /// Starts to emit markers from a source when the subtask runs.
    void mark(String source, Consumer<Control> target) {
        operators.remove(source);
        services.post(() -> next(source, target));
    }

    private void next(String source, Consumer<Control> target) {
        services.deadlines().at(services.host().clock().millis() + intervalMillis, () -> {
            Control.LatencyMarker marker =
                    new Control.LatencyMarker(services.host().clock().millis(), source, subtask);
            arrived(marker);
            target.accept(marker);
            next(source, target);
        });
    }
}
