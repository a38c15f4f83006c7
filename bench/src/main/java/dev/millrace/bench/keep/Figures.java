package dev.millrace.bench.keep;

/// What came out of a [KeepTask].
///
/// @param seconds median time of a checkpoint, the time from a failure to the first record of each subtask, or how
/// long events were counted
/// @param cpuSeconds of the process meanwhile
/// @param count how many checkpoints, failures, keys or events
/// @param longestGapMillis between two records of a subtask, while checkpoints were measured; else not a number
/// @param bytesPerKey of the heap; not a number unless it was measured
public record Figures(double seconds, double cpuSeconds, long count, double longestGapMillis, double bytesPerKey) {
    static Figures of(double seconds, double cpuSeconds, long count) {
        return new Figures(seconds, cpuSeconds, count, Double.NaN, Double.NaN);
    }
}
