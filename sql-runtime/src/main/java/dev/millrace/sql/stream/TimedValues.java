package dev.millrace.sql.stream;

import dev.millrace.api.state.ValueState;
import dev.millrace.state.NamespacedState;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Keeps values for pairs of the current key and a time, such as the end of a slice. Only the thread of the subtask
/// calls the methods.
///
/// @param <V> the type of the values, which must not be changed after they were put
public final class TimedValues<V> {
    private final NamespacedState<Long, ValueState<V>> state;

    TimedValues(NamespacedState<Long, ValueState<V>> state) {
        this.state = state;
    }

    /// Returns the value of a time; null if there is none.
    public @Nullable V find(Long time) {
        try {
            return state.in(time).value();
        } catch (IOException failed) {
            throw StreamFaults.state(failed);
        }
    }

    /// Sets the value of a time.
    public void put(Long time, V value) {
        try {
            state.in(time).update(value);
        } catch (IOException failed) {
            throw StreamFaults.state(failed);
        }
    }

    /// Removes a time.
    public void remove(Long time) {
        state.clear(time);
    }

    /// Passes the time of each value of all keys to the consumer, with the key selected.
    public void forEach(LongConsumer consumer) {
        state.forEach((time, _) -> consumer.accept(time));
    }
}
