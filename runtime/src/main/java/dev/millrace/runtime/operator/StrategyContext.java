package dev.millrace.runtime.operator;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.time.RelativeClock;
import dev.millrace.api.time.TimestampAssignerSupplier;
import dev.millrace.api.time.WatermarkGeneratorSupplier;
import dev.millrace.base.host.Host;

/// Provides the context in which a strategy creates watermark generators and timestamp assigners.
public record StrategyContext(MetricGroup metrics, Host host) implements WatermarkGeneratorSupplier.Context {

    @Override
    public MetricGroup getMetricGroup() {
        return metrics;
    }

    @Override
    public RelativeClock getInputActivityClock() {
        return new RelativeClock() {
            @Override
            public long relativeTimeMillis() {
                return host.clock().nanos() / 1_000_000;
            }

            @Override
            public long relativeTimeNanos() {
                return host.clock().nanos();
            }
        };
    }

    /// Returns the context for timestamp assigners.
    public TimestampAssignerSupplier.Context forAssigner() {
        return () -> metrics;
    }
}
