package dev.millrace.bench.trial;

/// Holds the memory of all workers in the first sample and in the last.
///
/// @param firstRssBytes resident memory
/// @param firstHeapBytes used heap after a garbage collection
public record Growth(long firstRssBytes, long lastRssBytes, long firstHeapBytes, long lastHeapBytes) {}
