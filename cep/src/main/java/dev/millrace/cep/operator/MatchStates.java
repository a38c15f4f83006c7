package dev.millrace.cep.operator;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchRows;
import dev.millrace.state.KeyedStates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds the matches of the keys of a subtask in the keyed state of the engine: a value per key, and rows. With a
/// store, both spill to it. Not thread-safe.
final class MatchStates<T> {
    private static final String NAME = "pattern matches";

    private final KeyedStates<Object> keyed;
    private final List<String> stages;
    private final ValueStateDescriptor<StoredMatches<T>> descriptor;
    private final ValueState<StoredMatches<T>> state;
    private final HeldEvents<T> rows;

    /// Restores the matches from snapshots.
    ///
    /// @param stages the names of the stages of the pattern
    MatchStates(KeyedStates<Object> keyed, List<String> stages, TypeSerializer<T> events) {
        this.keyed = keyed;
        this.stages = stages;
        this.descriptor = new ValueStateDescriptor<>(NAME, new StoredMatchesSerializer<>(events));
        this.state = keyed.value(descriptor);
        this.rows = new HeldEvents<>(KeyedMatchRows.open(keyed, "pattern rows", events));
    }

    /// Returns the rows of the current key.
    MatchRows<T> rows() {
        return rows;
    }

    /// Returns the rows with their number of events.
    HeldEvents<T> held() {
        return rows;
    }

    /// Returns the matches of the current key for a change; null if the key has none.
    @Nullable
    KeyMatches<T> find() {
        StoredMatches<T> stored = read();
        if (stored == null) return null;
        if (stored.stages() == stages) return stored.matches();
        KeyMatches<T> moved = stored.at(stages);
        put(moved);
        return moved;
    }

    private @Nullable StoredMatches<T> read() {
        try {
            return state.value();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Sets the matches of the current key.
    void put(KeyMatches<T> matches) {
        try {
            state.update(new StoredMatches<>(matches, stages));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Drops the matches of the current key.
    void remove() {
        state.clear();
    }

    /// Passes the matches of each key to the consumer, and selects the key.
    void forEach(Consumer<KeyMatches<T>> consumer) {
        keyed.forEachKey(descriptor, (_, _) -> {
            KeyMatches<T> matches = find();
            if (matches != null) consumer.accept(matches);
        });
    }
}
