package dev.millrace.api.metric;

import java.io.Serializable;
import java.util.Arrays;

/// A histogram of the last so many values. Used by one thread; others may read its statistics, which then may be a
/// value behind.
public class DescriptiveStatisticsHistogram implements Histogram, Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] values;
    private long count;

    /// A histogram that keeps that many values.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public DescriptiveStatisticsHistogram(int windowSize) {
        if (windowSize <= 0) throw new IllegalArgumentException("A histogram cannot keep " + windowSize + " values.");
        this.values = new long[windowSize];
    }

    @Override
    public void update(long value) {
        values[(int) (count % values.length)] = value;
        count++;
    }

    @Override
    public long getCount() {
        return count;
    }

    @Override
    public HistogramStatistics getStatistics() {
        int kept = (int) Math.min(count, values.length);
        long[] sorted = Arrays.copyOf(values, kept);
        Arrays.sort(sorted);
        return new SortedStatistics(sorted);
    }
}
