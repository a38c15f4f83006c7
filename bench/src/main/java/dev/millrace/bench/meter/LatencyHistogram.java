package dev.millrace.bench.meter;

/// Counts durations in buckets whose width is at most 1/64 of the duration. Not thread-safe.
public final class LatencyHistogram {
    private static final int LOG_SUB_BUCKETS = 6;
    private static final int SUB_BUCKETS = 1 << LOG_SUB_BUCKETS;
    /// The number of buckets.
    public static final int BUCKETS = (64 - LOG_SUB_BUCKETS) << LOG_SUB_BUCKETS;

    private final long[] counts = new long[BUCKETS];
    private long count;
    private long max;

    /// Counts a duration; a negative one counts as 0.
    public void record(long nanos) {
        long duration = Math.max(0, nanos);
        counts[bucket(duration)]++;
        count++;
        max = Math.max(max, duration);
    }

    /// Adds the counts of another histogram.
    public void add(LatencyHistogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        max = Math.max(max, other.max);
    }

    /// Creates a histogram from counts by [bucket][#bucket].
    public static LatencyHistogram of(long[] counted) {
        var histogram = new LatencyHistogram();
        for (int i = 0; i < BUCKETS; i++) {
            histogram.counts[i] = counted[i];
            histogram.count += counted[i];
            if (counted[i] > 0) {
                histogram.max = highest(i);
            }
        }
        return histogram;
    }

    /// Returns the number of durations.
    public long count() {
        return count;
    }

    /// Returns the exact longest duration in nanoseconds; 0 if there was none.
    public long max() {
        return max;
    }

    /// Returns the quantile in nanoseconds for a share between 0 and 1, up to 1/64 too high.
    public long quantile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.min(max, highest(i));
            }
        }
        return max;
    }

    /// Returns the bucket of a duration in nanoseconds.
    public static int bucket(long duration) {
        if (duration < SUB_BUCKETS) {
            return (int) duration;
        }
        int shift = 63 - Long.numberOfLeadingZeros(duration) - LOG_SUB_BUCKETS;
        return ((shift + 1) << LOG_SUB_BUCKETS) + (int) (duration >>> shift) - SUB_BUCKETS;
    }

    private static long highest(int bucket) {
        int shift = (bucket >>> LOG_SUB_BUCKETS) - 1;
        if (shift < 0) {
            return bucket;
        }
        long lowest = (long) (SUB_BUCKETS + (bucket & (SUB_BUCKETS - 1))) << shift;
        return lowest + (1L << shift) - 1;
    }
}
