package dev.millrace.cep.match;

import dev.millrace.base.fault.Check;
import org.jspecify.annotations.Nullable;

/// Shows an event of a partial match, and leads to the event taken before it. Valid while the key of the partial
/// match is selected and its event is being matched.
///
/// @param number the number of the event
/// @param index the index of the edge with which the partial match took the event
public record TakenEvent<T>(MatchRows<T> rows, MatchRow.Event<T> row, long number, int index) {

    /// Returns the last event of a partial match; null if it has none.
    static <T> @Nullable TakenEvent<T> last(MatchRows<T> rows, PartialMatch match) {
        return match.hasEvents() ? of(rows, match.last(), match.edge()) : null;
    }

    private static <T> TakenEvent<T> of(MatchRows<T> rows, long number, int index) {
        return new TakenEvent<>(rows, event(rows, number), number, index);
    }

    /// Returns the row of an event, which must exist.
    static <T> MatchRow.Event<T> event(MatchRows<T> rows, long number) {
        if (rows.find(number) instanceof MatchRow.Event<T> event) return event;
        throw Check.broken("a partial match lacks the event %d", number);
    }

    /// Returns the record of the program.
    public T value() {
        return row.value();
    }

    /// Returns the name of the pattern that took the event.
    public String pattern() {
        return row.edge(index).pattern();
    }

    /// Returns the event taken before; null for the first one.
    public @Nullable TakenEvent<T> previous() {
        MatchRow.Edge edge = row.edge(index);
        return edge.previous() < 0 ? null : of(rows, edge.previous(), edge.previousEdge());
    }
}
