package dev.millrace.runtime.metric;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MetricOptions;
import dev.millrace.api.metric.DescriptiveStatisticsHistogram;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.exchange.Control;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Registers and updates the latency histograms of one subtask, in the group `latency` of the job. There is a histogram
/// for each operator of the subtask's chain, or for each pair of a source and an operator. Called by the subtask's
/// thread only; any thread may read the histograms.
///
/// @param granularity whether the sources of markers share a histogram
/// @param size the number of latencies that a histogram keeps
/// @param histograms the histograms that exist, by operator and source
public record LatencyGroup(
        MetricRegistration home,
        Scope scope,
        Granularity granularity,
        int size,
        int subtask,
        Map<String, Histogram> histograms)
        implements RegisteringMetricGroup {

    /// Defines whether markers from different sources share a histogram.
    public enum Granularity {
        /// All sources share one histogram.
        SINGLE,
        /// Each source operator has a histogram.
        OPERATOR,
        /// Each source subtask has a histogram.
        SUBTASK
    }

    public static LatencyGroup of(MetricRegistration home, String job, Configuration configuration, int subtask) {
        return new LatencyGroup(
                home,
                home.registry().scopes().workersJob(job).in("latency"),
                granularity(configuration.get(MetricOptions.LATENCY_SOURCE_GRANULARITY)),
                configuration.get(MetricOptions.LATENCY_HISTORY_SIZE),
                subtask,
                new HashMap<>());
    }

    private static Granularity granularity(String name) {
        for (Granularity each : Granularity.values())
            if (each.name().equals(name.toUpperCase(Locale.ROOT))) return each;
        throw MetricFaults.GRANULARITY
                .what("metrics.latency.granularity has the value '%s'.", name)
                .fix("Set the option to single, operator or subtask.");
    }

    /// Adds the latency of a marker to the histogram of an operator.
    ///
    /// @param operator the operator's id
    /// @param millis the time since the marker left its source
    public void took(Control.LatencyMarker marker, String operator, long millis) {
        String key = switch (granularity) {
            case SINGLE -> operator;
            case OPERATOR -> operator + " " + marker.source();
            case SUBTASK -> operator + " " + marker.source() + " " + marker.subtask();
        };
        histograms.computeIfAbsent(key, _ -> histogram(marker, operator)).update(millis);
    }

    private Histogram histogram(Control.LatencyMarker marker, String operator) {
        MetricGroup group = this;
        if (granularity != Granularity.SINGLE) group = group.addGroup("source_id", marker.source());
        if (granularity == Granularity.SUBTASK)
            group = group.addGroup("source_subtask_index", Integer.toString(marker.subtask()));
        return group.addGroup("operator_id", operator)
                .addGroup("operator_subtask_index", Integer.toString(subtask))
                .histogram("latency", new DescriptiveStatisticsHistogram(size));
    }
}
