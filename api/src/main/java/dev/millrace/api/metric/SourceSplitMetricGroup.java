package dev.millrace.api.metric;

/// Returns the metrics of one split. Times are in milliseconds.
public interface SourceSplitMetricGroup extends OperatorCoordinatorMetricGroup {

    /// Returns the current watermark of the split.
    long getCurrentWatermark();

    /// Returns the time of the last second in which the split emitted records.
    double getActiveTimePerSecond();

    /// Returns the time of the last second in which alignment paused the split.
    long getPausedTimePerSecond();

    /// Returns the time of the last second in which the split was idle.
    long getIdleTimePerSecond();

    /// Returns the total time in which the split emitted records.
    double getAccumulatedActiveTime();

    /// Returns the total time in which alignment paused the split.
    long getAccumulatedPausedTime();

    /// Returns the total time in which the split was idle.
    long getAccumulatedIdleTime();
}
