package dev.millrace.api.window;

import dev.millrace.api.metric.MetricGroup;
import java.io.Serializable;

/// Drops elements of a window when it fires; it removes them through the iterator of the elements.
public interface Evictor<T, W extends Window> extends Serializable {

    /// Called before the window's function.
    ///
    /// @param size how many elements there are
    void evictBefore(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext evictorContext);

    /// Called after the window's function.
    ///
    /// @param size how many elements there are
    void evictAfter(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext evictorContext);

    /// What an evictor may ask.
    interface EvictorContext {

        /// The subtask's clock in milliseconds.
        long getCurrentProcessingTime();

        /// Metrics of the operator.
        MetricGroup getMetricGroup();

        /// The watermark in milliseconds.
        long getCurrentWatermark();
    }
}
