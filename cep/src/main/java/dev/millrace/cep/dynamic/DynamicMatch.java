package dev.millrace.cep.dynamic;

import java.util.List;
import java.util.Map;

/// Is a match of one version of a pattern.
///
/// @param pattern the id of the pattern
/// @param version the version under which the match began
/// @param time the time of the match in milliseconds: that of its last event, or of its arrival
/// @param events the events in order, by the names of the elements that took them
public record DynamicMatch<T>(String pattern, long version, long time, Map<String, List<MatchedEvent<T>>> events) {}
