package dev.millrace.api.metric;

/// How the values of a [Histogram] were distributed at one moment.
public abstract class HistogramStatistics {

    /// The value that the given part of all values does not exceed.
    ///
    /// @param quantile from 0 to 1
    public abstract double getQuantile(double quantile);

    /// The values kept.
    public abstract long[] getValues();

    /// How many values are kept.
    public abstract int size();

    public abstract double getMean();

    /// The standard deviation.
    public abstract double getStdDev();

    public abstract long getMax();

    public abstract long getMin();
}
