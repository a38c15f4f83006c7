package dev.millrace.bench.meter;

/// Holds the results of one run.
///
/// @param wallNanos from the first event to the end of the last sink
/// @param cpuNanos CPU time of the whole process in that interval
/// @param results number of results
/// @param checksum the sum of the shares of all results, which does not depend on their order
/// @param latencies empty unless the workload is paced
public record Outcome(long wallNanos, long cpuNanos, long results, long checksum, LatencyHistogram latencies) {
    /// Returns wall time in seconds.
    public double seconds() {
        return wallNanos / 1e9;
    }
}
