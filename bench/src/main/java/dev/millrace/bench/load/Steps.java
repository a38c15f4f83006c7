package dev.millrace.bench.load;

/// The arithmetic inside the workloads, shared so that every engine computes the same.
public final class Steps {
    private Steps() {}

    /// The value after the first map of `chain`.
    public static long first(long value) {
        return value * 31 + 7;
    }

    /// Whether the filter of `chain` lets a value pass: three in four.
    public static boolean passes(long value) {
        return (value & 3) != 0;
    }

    /// The value after the second map of `chain`.
    public static long second(long key, long value) {
        return value ^ (key << 20);
    }

    /// The value of a joined pair.
    public static long pair(long left, long right) {
        return (left << 20) + right;
    }
}
