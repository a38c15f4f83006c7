package dev.millrace.cep.match;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds the rows of one key in memory, without snapshots. Not thread-safe.
///
/// @param <T> the type of the events
public final class HeldMatchRows<T> implements MatchRows<T> {
    private final Map<Long, MatchRow<T>> rows = new HashMap<>();

    public HeldMatchRows() {}

    @Override
    public @Nullable MatchRow<T> find(long number) {
        return rows.get(number);
    }

    @Override
    public void put(long number, MatchRow<T> row) {
        rows.put(number, row);
    }

    @Override
    public void remove(long number) {
        rows.remove(number);
    }

    /// Returns all rows by their numbers.
    public Map<Long, MatchRow<T>> all() {
        return rows;
    }
}
