package dev.millrace.bench.trial;

import dev.millrace.bench.load.Workload;

/// How much work the processes of a benchmark do.
///
/// @param verifyEvents events of the run whose checksum is compared
/// @param warmUpSeconds the least time that jobs run before the first run that counts
/// @param runSeconds the least time of a run that counts
/// @param runs how many of them
public record Effort(long verifyEvents, double warmUpSeconds, double runSeconds, int runs) {
    /// What a published comparison needs; shorter runs understate Flink.
    public static final Effort FULL = new Effort(400_000, 12, 10, 3);

    /// A few seconds, to see whether all is well.
    public static final Effort QUICK = new Effort(100_000, 0.5, 1, 1);

    /// The same with another number of runs.
    public Effort withRuns(int number) {
        return new Effort(verifyEvents, warmUpSeconds, runSeconds, number);
    }

    /// The same with other least times.
    public Effort withSeconds(double warmUp, double run) {
        return new Effort(verifyEvents, warmUp, run, runs);
    }

    /// Events of the compared run; that of the paced workload takes two seconds.
    long eventsToVerify(Workload workload) {
        return workload == Workload.LATENCY ? Math.min(verifyEvents, 100_000) : verifyEvents;
    }
}
