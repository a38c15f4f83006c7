package dev.millrace.bench.trial;

/// Memory of all workers at the first look and at the last.
///
/// @param firstRssBytes resident
/// @param firstHeapBytes of the heap, after a collection
public record Growth(long firstRssBytes, long lastRssBytes, long firstHeapBytes, long lastHeapBytes) {}
