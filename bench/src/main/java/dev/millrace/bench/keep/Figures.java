package dev.millrace.bench.keep;

/// Holds the results of a [KeepTask].
///
/// @param seconds median duration of a checkpoint, the time from a failure to the first record of each subtask, or
/// the duration of the measurement
/// @param cpuSeconds of the process in that time
/// @param count number of checkpoints, failures, keys or events
/// @param longestGapMillis between two records of a subtask during checkpoints; otherwise NaN
/// @param bytesPerKey of the heap; NaN unless measured
public record Figures(double seconds, double cpuSeconds, long count, double longestGapMillis, double bytesPerKey) {
    static Figures of(double seconds, double cpuSeconds, long count) {
        return new Figures(seconds, cpuSeconds, count, Double.NaN, Double.NaN);
    }
}
