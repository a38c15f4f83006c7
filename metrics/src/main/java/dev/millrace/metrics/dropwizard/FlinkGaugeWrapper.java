package dev.millrace.metrics.dropwizard;

import dev.millrace.api.metric.Gauge;

/// A gauge of a job as a gauge of the Dropwizard library.
public class FlinkGaugeWrapper<T> implements com.codahale.metrics.Gauge<T> {
    private final Gauge<T> gauge;

    public FlinkGaugeWrapper(Gauge<T> gauge) {
        this.gauge = gauge;
    }

    /// Wraps a gauge whose values are of a type that the caller knows.
    @SuppressWarnings("unchecked")
    public static <T> FlinkGaugeWrapper<T> fromGauge(Gauge<?> gauge) {
        return new FlinkGaugeWrapper<>((Gauge<T>) gauge);
    }

    @Override
    public T getValue() {
        return gauge.getValue();
    }
}
