package dev.millrace.api.time;

import dev.millrace.api.metric.MetricGroup;
import java.io.Serializable;

/// Creates the watermark generator of each subtask, or of each split.
@FunctionalInterface
public interface WatermarkGeneratorSupplier<T> extends Serializable {

    /// Called before the first record.
    WatermarkGenerator<T> createWatermarkGenerator(Context context);

    /// Provides services to a watermark generator.
    interface Context {

        MetricGroup getMetricGroup();

        /// Returns a clock that stops while the input is blocked, so that a blocked input is not considered idle.
        RelativeClock getInputActivityClock();
    }
}
