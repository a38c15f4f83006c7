package dev.millrace.bench.load;

import java.io.Serializable;

/// Represents an accumulator of four fields. The fields are public, as the engines require.
public final class Stats implements Serializable {
    private static final long serialVersionUID = 1L;

    public long count;
    public long sum;
    public long min = Long.MAX_VALUE;
    public long max = Long.MIN_VALUE;

    /// Creates statistics of no values.
    public Stats() {}

    /// Adds a value.
    public Stats add(long value) {
        count++;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
        return this;
    }

    /// Adds the values of other statistics.
    public Stats add(Stats other) {
        count += other.count;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        return this;
    }

    /// Returns a number that depends on all fields.
    public long digest() {
        return count + (sum << 8) + (min << 32) + (max << 48);
    }
}
