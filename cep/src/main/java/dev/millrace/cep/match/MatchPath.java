package dev.millrace.cep.match;

import org.jspecify.annotations.Nullable;

/// Provides the events of a partial match from the last one to the first one. The context of each condition is such a
/// path. Conditions of SQL walk it, because they usually need the last events only.
///
/// @param <T> the type of the events
public interface MatchPath<T> {

    /// Returns the event that was taken last; null if the partial match has no events.
    @Nullable
    TakenEvent<T> lastTaken();
}
