package dev.millrace.bench.load;

/// Describes the number of keys, the density of event time, and the number of streams of a workload.
///
/// @param keys number of distinct keys, uniformly distributed
/// @param logEventsPerMilli binary logarithm of the number of events per stream and millisecond of event time
/// @param streams 1, or 2 for joins
public record Shape(int keys, int logEventsPerMilli, int streams) {}
