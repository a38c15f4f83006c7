package dev.millrace.cep.match;

import org.jspecify.annotations.Nullable;

/// Represents a partial match: the stage at which it waits, and the events that it has. A new match starts from
/// a partial match without events.
///
/// @param stage the index of the stage
/// @param last the event taken last; null if there is none
/// @param first the first event; null if there is none
public record PartialMatch<T>(
        int stage, @Nullable TakenEvent<T> last, @Nullable SharedEvent<T> first) {

    /// Returns whether this partial match comes after another one: it starts later, or has no event.
    boolean isAfter(PartialMatch<T> other) {
        SharedEvent<T> mine = first;
        SharedEvent<T> theirs = other.first;
        if (mine == null) return theirs != null;
        return theirs != null && mine.compareTo(theirs) > 0;
    }
}
