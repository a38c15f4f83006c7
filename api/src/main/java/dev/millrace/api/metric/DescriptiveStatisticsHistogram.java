package dev.millrace.api.metric;

import java.io.Serializable;
import java.util.Arrays;

/// Stores the last values of a fixed number. Only one thread may update the histogram. Other threads may read the
/// statistics, which may miss the newest value.
public class DescriptiveStatisticsHistogram implements Histogram, Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] values;
    private long count;

    /// Creates a histogram that stores the given number of values.
    ///
    /// @throws IllegalArgumentException if the number is not positive
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
