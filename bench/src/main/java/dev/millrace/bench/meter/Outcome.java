package dev.millrace.bench.meter;

/// What one run has come to.
///
/// @param wallNanos from the first event made to the end of the last sink
/// @param cpuNanos the CPU time of the whole process in that interval
/// @param results the number of results
/// @param checksum the sum of the shares of all results, so their order does not matter
/// @param latencies empty unless the workload is paced
public record Outcome(long wallNanos, long cpuNanos, long results, long checksum, LatencyHistogram latencies) {
    /// Wall time in seconds.
    public double seconds() {
        return wallNanos / 1e9;
    }
}
