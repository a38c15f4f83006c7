package dev.millrace.cep.match;

import org.jspecify.annotations.Nullable;

/// Holds an event that a pattern has taken, and refers to the event taken before it. Partial matches with the
/// same beginning share these objects.
///
/// @param pattern the name of the pattern that took the event
/// @param previous the event taken before; null for the first one
public record TakenEvent<T>(
        SharedEvent<T> event, String pattern, @Nullable TakenEvent<T> previous) {}
