package dev.millrace.api.metric;

/// The metrics of one split; times are milliseconds.
public interface SourceSplitMetricGroup extends OperatorCoordinatorMetricGroup {

    /// The watermark the split has reached.
    long getCurrentWatermark();

    /// Share of the last second in which it gave records.
    double getActiveTimePerSecond();

    /// Share of the last second in which it was held back by alignment.
    long getPausedTimePerSecond();

    /// Share of the last second in which it was idle.
    long getIdleTimePerSecond();

    /// How long it gave records, altogether.
    double getAccumulatedActiveTime();

    /// How long it was held back, altogether.
    long getAccumulatedPausedTime();

    /// How long it was idle, altogether.
    long getAccumulatedIdleTime();
}
