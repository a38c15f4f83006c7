package dev.millrace.bench.trial;

import dev.millrace.bench.meter.StolenTime;

/// Decides which runs count: those with little steal time, if there are any. Not thread-safe.
final class CountedRuns {
    /// The maximum ratio of steal time.
    private static final double STOLEN_MAX = 0.03;

    private static final int REPEATED_MAX = 12;

    private final int wanted;
    private int counted;
    private int repeated;
    private StolenTime stolen = new StolenTime();

    /// @param wanted number of runs that must count
    CountedRuns(int wanted) {
        this.wanted = wanted;
    }

    /// Starts a run, and returns whether it is needed.
    boolean next() {
        stolen = new StolenTime();
        return counted < wanted;
    }

    /// Ends a run.
    ///
    /// @return whether it counts
    boolean counts() {
        double part = stolen.part();
        if (part > STOLEN_MAX && repeated < REPEATED_MAX) {
            repeated++;
            System.err.printf("bench: a run is repeated, since %.0f %% of the time was others'%n", 100 * part);
            return false;
        }
        counted++;
        return true;
    }
}
