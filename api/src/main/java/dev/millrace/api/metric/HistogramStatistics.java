package dev.millrace.api.metric;

/// Describes the distribution of the values of a [Histogram] at one moment. Immutable.
public abstract class HistogramStatistics {

    /// Returns the value of a quantile.
    ///
    /// @param quantile the fraction of values that are not above the result, from 0 to 1
    public abstract double getQuantile(double quantile);

    /// Returns the stored values.
    public abstract long[] getValues();

    /// Returns the number of stored values.
    public abstract int size();

    /// Returns the mean of the stored values.
    public abstract double getMean();

    /// Returns the standard deviation.
    public abstract double getStdDev();

    /// Returns the largest stored value.
    public abstract long getMax();

    /// Returns the smallest stored value.
    public abstract long getMin();
}
