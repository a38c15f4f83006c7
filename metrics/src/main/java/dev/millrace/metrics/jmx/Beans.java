package dev.millrace.metrics.jmx;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.Meter;
import org.jspecify.annotations.Nullable;

/// Defines metrics as MBeans, with the attributes of Flink's MBeans.
public final class Beans {

    private Beans() {}

    /// Exposes a counter.
    public interface OfCounterMBean {
        long getCount();
    }

    /// Exposes a gauge.
    public interface OfGaugeMBean {
        @Nullable
        Object getValue();
    }

    /// Exposes a meter.
    public interface OfMeterMBean {
        double getRate();

        long getCount();
    }

    /// Exposes a histogram.
    public interface OfHistogramMBean {
        long getCount();

        double getMean();

        double getStdDev();

        long getMax();

        long getMin();

        double getMedian();

        double get75thPercentile();

        double get95thPercentile();

        double get98thPercentile();

        double get99thPercentile();

        double get999thPercentile();
    }

    record OfCounter(Counter counter) implements OfCounterMBean {
        @Override
        public long getCount() {
            return counter.getCount();
        }
    }

    record OfGauge(Gauge<?> gauge) implements OfGaugeMBean {
        @Override
        public @Nullable Object getValue() {
            return gauge.getValue();
        }
    }

    record OfMeter(Meter meter) implements OfMeterMBean {
        @Override
        public double getRate() {
            return meter.getRate();
        }

        @Override
        public long getCount() {
            return meter.getCount();
        }
    }

    record OfHistogram(Histogram histogram) implements OfHistogramMBean {
        @Override
        public long getCount() {
            return histogram.getCount();
        }

        @Override
        public double getMean() {
            return histogram.getStatistics().getMean();
        }

        @Override
        public double getStdDev() {
            return histogram.getStatistics().getStdDev();
        }

        @Override
        public long getMax() {
            return histogram.getStatistics().getMax();
        }

        @Override
        public long getMin() {
            return histogram.getStatistics().getMin();
        }

        @Override
        public double getMedian() {
            return quantile(0.5);
        }

        @Override
        public double get75thPercentile() {
            return quantile(0.75);
        }

        @Override
        public double get95thPercentile() {
            return quantile(0.95);
        }

        @Override
        public double get98thPercentile() {
            return quantile(0.98);
        }

        @Override
        public double get99thPercentile() {
            return quantile(0.99);
        }

        @Override
        public double get999thPercentile() {
            return quantile(0.999);
        }

        private double quantile(double quantile) {
            return histogram.getStatistics().getQuantile(quantile);
        }
    }
}
