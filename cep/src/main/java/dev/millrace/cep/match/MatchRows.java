package dev.millrace.cep.match;

import org.jspecify.annotations.Nullable;

/// Stores the rows of the current key: its events, and the partial matches and waiting events that do not fit into
/// [KeyMatches]. Not thread-safe.
///
/// @param <T> the type of the events
public interface MatchRows<T> {
    /// The number of the first row with partial matches. Smaller numbers are those of events.
    long RUNS = 1L << 60;

    /// The number of the first row with matches that wait.
    long COMPLETED = 2L << 60;

    /// The number of the first row with waiting events.
    long WAITING = 3L << 60;

    /// Returns a row; null if it does not exist.
    @Nullable
    MatchRow<T> find(long number);

    /// Adds or replaces a row.
    void put(long number, MatchRow<T> row);

    /// Adds a row that does not exist.
    default void add(long number, MatchRow<T> row) {
        put(number, row);
    }

    /// Removes a row.
    void remove(long number);
}
