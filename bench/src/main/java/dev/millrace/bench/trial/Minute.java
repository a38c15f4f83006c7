package dev.millrace.bench.trial;

/// A line of a `soak` that goes on, for people.
///
/// @param minute from 1
/// @param rssBytes resident in all workers
/// @param heapBytes of their heaps after a collection
public record Minute(String soak, int minute, double eventsPerS, long rssBytes, long heapBytes) {
    /// What each such line begins with.
    public static final String MARK = "{\"soak\"";
}
