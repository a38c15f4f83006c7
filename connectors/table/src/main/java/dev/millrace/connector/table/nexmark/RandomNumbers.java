package dev.millrace.connector.table.nexmark;

/// Computes random numbers from the number of an event and that of a field, so that each field of each event can be
/// computed alone. Thread-safe.
final class RandomNumbers {
    private static final long EVENT = 0x9E3779B97F4A7C15L;
    private static final long FIELD = 0xD1B54A32D192ED03L;
    private static final int DOUBLE_BITS = 53;

    private RandomNumbers() {}

    /// Returns 64 random bits.
    static long bits(long event, int field) {
        long mixed = event * EVENT + field * FIELD;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /// Returns a number from 0 to a bound, which is excluded.
    static long below(long event, int field, long bound) {
        return part(bits(event, field), bound);
    }

    /// Returns a number from 0 to a bound, which is excluded. It depends on the high bits.
    static long part(long bits, long bound) {
        return Math.multiplyHigh(bits >>> 1, bound << 1);
    }

    /// Returns a number from 0 to 1, which is excluded.
    static double unit(long event, int field) {
        return (bits(event, field) >>> Long.SIZE - DOUBLE_BITS) * 0x1p-53;
    }
}
