package dev.millrace.bench.load;

import java.io.Serializable;

/// An accumulator of four fields, as each engine's own field access needs it.
public final class Stats implements Serializable {
    private static final long serialVersionUID = 1L;

    public long count;
    public long sum;
    public long min = Long.MAX_VALUE;
    public long max = Long.MIN_VALUE;

    /// Statistics of no value.
    public Stats() {}

    /// Takes a value in.
    public Stats add(long value) {
        count++;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
        return this;
    }

    /// Takes the values of others in.
    public Stats add(Stats other) {
        count += other.count;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        return this;
    }

    /// One number that depends on all fields.
    public long digest() {
        return count + (sum << 8) + (min << 32) + (max << 48);
    }
}
