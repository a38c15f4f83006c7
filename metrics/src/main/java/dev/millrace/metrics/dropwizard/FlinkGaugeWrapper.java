package dev.millrace.metrics.dropwizard;

import dev.millrace.api.metric.Gauge;

/// Adapts a job's gauge to a Dropwizard gauge.
public class FlinkGaugeWrapper<T> implements com.codahale.metrics.Gauge<T> {
    private final Gauge<T> gauge;

    public FlinkGaugeWrapper(Gauge<T> gauge) {
        this.gauge = gauge;
    }

    /// Wraps a gauge. The caller must know the type of its values.
    @SuppressWarnings("unchecked")
    public static <T> FlinkGaugeWrapper<T> fromGauge(Gauge<?> gauge) {
        return new FlinkGaugeWrapper<>((Gauge<T>) gauge);
    }

    @Override
    public T getValue() {
        return gauge.getValue();
    }
}
