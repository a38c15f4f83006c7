package dev.millrace.api.config;

import java.time.Duration;

/// Options of metrics.
public class MetricOptions {
    /// Time between two latency markers; 0 turns them off.
    public static final ConfigOption<Duration> LATENCY_INTERVAL = ConfigOptions.key("metrics.latency.interval")
            .durationType()
            .defaultValue(Duration.ZERO)
            .withDescription("Time between two latency markers; 0 turns them off.");

    public MetricOptions() {}
}
