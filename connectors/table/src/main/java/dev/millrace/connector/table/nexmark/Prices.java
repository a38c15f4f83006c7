package dev.millrace.connector.table.nexmark;

/// Computes prices, whose logarithms are evenly distributed from 100 to 100,000,000. Thread-safe.
final class Prices {
    private static final int STEP_BITS = 10;
    private static final double EXPONENT_MAX = 6;
    private static final double LEAST = 100;
    private static final double[] STEPS = steps();

    private Prices() {}

    private static double[] steps() {
        int count = 1 << STEP_BITS;
        double[] steps = new double[count + 1];
        for (int i = 0; i <= count; i++) steps[i] = LEAST * Math.pow(10, EXPONENT_MAX * i / count);
        return steps;
    }

    /// Returns the price for random bits. Between the steps of a table of powers it is interpolated.
    static long price(long bits) {
        int step = (int) (bits >>> Long.SIZE - STEP_BITS);
        double part = (bits << STEP_BITS >>> 11) * 0x1p-53;
        return Math.round(STEPS[step] + part * (STEPS[step + 1] - STEPS[step]));
    }
}
