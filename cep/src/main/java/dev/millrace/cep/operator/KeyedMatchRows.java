package dev.millrace.cep.operator;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.cep.match.MatchRow;
import dev.millrace.cep.match.MatchRows;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NumberedRows;
import org.jspecify.annotations.Nullable;

/// Stores the rows of matches in the keyed state of the engine. Not thread-safe.
///
/// @param part distinguishes the rows of several patterns
public record KeyedMatchRows<T>(NumberedRows<MatchRow<T>> rows, String part) implements MatchRows<T> {

    /// Opens the rows of an operator, and restores them.
    ///
    /// @param name the name of the rows, unique within the operator
    /// @param events the serializer of the events
    public static <T> NumberedRows<MatchRow<T>> open(
            KeyedStates<Object> states, String name, TypeSerializer<T> events) {
        return NumberedRows.open(states, name, new MatchRowSerializer<>(events));
    }

    @Override
    public @Nullable MatchRow<T> find(long number) {
        return rows.find(part, number);
    }

    @Override
    public void put(long number, MatchRow<T> row) {
        rows.put(part, number, row);
    }

    @Override
    public void add(long number, MatchRow<T> row) {
        rows.add(part, number, row);
    }

    @Override
    public void remove(long number) {
        rows.remove(part, number);
    }
}
