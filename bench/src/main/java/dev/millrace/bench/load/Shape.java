package dev.millrace.bench.load;

/// How many keys a workload has, how dense its event time is, and how many streams feed it.
///
/// @param keys number of different keys, drawn evenly
/// @param logEventsPerMilli binary logarithm of the events that one stream has in a millisecond of event time
/// @param streams 1, or 2 for joins
public record Shape(int keys, int logEventsPerMilli, int streams) {}
