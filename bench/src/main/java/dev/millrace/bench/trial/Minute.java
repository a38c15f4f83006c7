package dev.millrace.bench.trial;

/// Holds an intermediate line of `soak`, for users.
///
/// @param minute from 1
/// @param rssBytes resident memory of all workers
/// @param heapBytes used heap of all workers after a garbage collection
public record Minute(String soak, int minute, double eventsPerS, long rssBytes, long heapBytes) {
    /// The start of each such line.
    public static final String MARK = "{\"soak\"";
}
