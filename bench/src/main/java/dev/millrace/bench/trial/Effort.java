package dev.millrace.bench.trial;

import dev.millrace.bench.load.Workload;

/// Holds the amount of work of a benchmark's processes.
///
/// @param verifyEvents events of the run whose checksum is compared
/// @param warmUpSeconds minimum time before the first measured run
/// @param runSeconds minimum time of a measured run
/// @param runs number of measured runs
public record Effort(long verifyEvents, double warmUpSeconds, double runSeconds, int runs) {
    /// For published comparisons; shorter runs underestimate Flink.
    public static final Effort FULL = new Effort(400_000, 12, 10, 3);

    /// A few seconds, for a quick check.
    public static final Effort QUICK = new Effort(100_000, 0.5, 1, 1);

    /// Returns the same effort with another number of runs.
    public Effort withRuns(int number) {
        return new Effort(verifyEvents, warmUpSeconds, runSeconds, number);
    }

    /// Returns the same effort with other minimum times.
    public Effort withSeconds(double warmUp, double run) {
        return new Effort(verifyEvents, warmUp, run, runs);
    }

    /// Returns the events of the compared run; in the paced workload it takes two seconds.
    long eventsToVerify(Workload workload) {
        return workload == Workload.LATENCY ? Math.min(verifyEvents, 100_000) : verifyEvents;
    }
}
