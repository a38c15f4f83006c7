package dev.millrace.bench.meter;

/// Counts durations in buckets that are at most 1/64 of the duration wide. Owned by one thread.
public final class LatencyHistogram {
    private static final int LOG_SUB_BUCKETS = 6;
    private static final int SUB_BUCKETS = 1 << LOG_SUB_BUCKETS;
    /// How many durations are told apart.
    public static final int BUCKETS = (64 - LOG_SUB_BUCKETS) << LOG_SUB_BUCKETS;

    private final long[] counts = new long[BUCKETS];
    private long count;
    private long max;

    /// Counts one duration; a negative one counts as 0.
    public void record(long nanos) {
        long duration = Math.max(0, nanos);
        counts[bucket(duration)]++;
        count++;
        max = Math.max(max, duration);
    }

    /// Adds all that another histogram has counted.
    public void add(LatencyHistogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        max = Math.max(max, other.max);
    }

    /// Durations that were counted elsewhere, by [bucket][#bucket].
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

    /// How many durations were counted.
    public long count() {
        return count;
    }

    /// The longest duration in nanoseconds, exactly; 0 if there was none.
    public long max() {
        return max;
    }

    /// The duration in nanoseconds that this share (0 to 1) of all durations did not exceed, up to 1/64 too high.
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

    /// Where a duration of so many nanoseconds is counted.
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
