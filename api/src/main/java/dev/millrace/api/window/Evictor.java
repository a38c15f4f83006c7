package dev.millrace.api.window;

import dev.millrace.api.metric.MetricGroup;
import java.io.Serializable;

/// Removes elements of a window when the window fires. The evictor removes elements through the iterator.
public interface Evictor<T, W extends Window> extends Serializable {

    /// Called before the window function.
    ///
    /// @param size number of elements
    void evictBefore(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext evictorContext);

    /// Called after the window function.
    ///
    /// @param size number of elements
    void evictAfter(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext evictorContext);

    /// Provides information to an evictor.
    interface EvictorContext {

        /// Returns the current processing time of the subtask in milliseconds.
        long getCurrentProcessingTime();

        /// Returns the metric group of the operator.
        MetricGroup getMetricGroup();

        /// Returns the current watermark in milliseconds.
        long getCurrentWatermark();
    }
}
