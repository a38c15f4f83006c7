package dev.millrace.runtime.operator;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.time.RelativeClock;
import dev.millrace.api.time.TimestampAssignerSupplier;
import dev.millrace.api.time.WatermarkGeneratorSupplier;
import dev.millrace.base.host.Host;

/// What makers of watermark generators and timestamp assigners are given.
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

    /// The same for timestamp assigners.
    public TimestampAssignerSupplier.Context forAssigner() {
        return () -> metrics;
    }
}
