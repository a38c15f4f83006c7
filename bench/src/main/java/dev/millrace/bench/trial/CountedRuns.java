package dev.millrace.bench.trial;

import dev.millrace.bench.meter.StolenTime;

/// Which runs count: those during which other machines on the same host took little of this one's processors, as long
/// as there are such. Used by one thread.
final class CountedRuns {
    /// Of all processors' time.
    private static final double STOLEN_MAX = 0.03;

    private static final int REPEATED_MAX = 12;

    private final int wanted;
    private int counted;
    private int repeated;
    private StolenTime stolen = new StolenTime();

    /// @param wanted how many runs are to count
    CountedRuns(int wanted) {
        this.wanted = wanted;
    }

    /// Whether another run is needed, which begins now.
    boolean next() {
        stolen = new StolenTime();
        return counted < wanted;
    }

    /// A run has ended.
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
