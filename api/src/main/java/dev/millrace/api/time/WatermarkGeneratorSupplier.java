package dev.millrace.api.time;

import dev.millrace.api.metric.MetricGroup;
import java.io.Serializable;

/// Makes the watermark generator of each task, or of each split.
@FunctionalInterface
public interface WatermarkGeneratorSupplier<T> extends Serializable {

    /// Called before the first record.
    WatermarkGenerator<T> createWatermarkGenerator(Context context);

    /// What a generator may use.
    interface Context {

        MetricGroup getMetricGroup();

        /// A clock that stands still while the input is held back, so that it does not seem idle.
        RelativeClock getInputActivityClock();
    }
}
