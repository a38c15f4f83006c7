package dev.millrace.cep.dynamic;

/// Is an event of a match.
///
/// @param position the number of the event among the events of its key, from 0, in the order of their times
/// @param event the event itself
public record MatchedEvent<T>(long position, T event) {}
