package dev.millrace.bench.load;

/// Implements the arithmetic of the workloads, which all engines share.
public final class Steps {
    private Steps() {}

    /// Returns the value after the first map of `chain`.
    public static long first(long value) {
        return value * 31 + 7;
    }

    /// Returns whether a value passes the filter of `chain`; three in four do.
    public static boolean passes(long value) {
        return (value & 3) != 0;
    }

    /// Returns the value after the second map of `chain`.
    public static long second(long key, long value) {
        return value ^ (key << 20);
    }

    /// Returns the value of a joined pair.
    public static long pair(long left, long right) {
        return (left << 20) + right;
    }
}
