package dev.millrace.sql.stream;

import dev.millrace.api.state.ValueState;
import org.jspecify.annotations.Nullable;

/// Keeps one value per key. Called by the thread of the subtask only.
///
/// @param <V> the type of the values, which must not be changed after they were stored
public final class StoredValue<V> {
    private final ValueState<V> state;

    StoredValue(ValueState<V> state) {
        this.state = state;
    }

    /// Returns the value of the current key; null if there is none.
    public @Nullable V read() {
        try {
            return state.value();
        } catch (Exception failed) {
            throw StreamFaults.state(failed);
        }
    }

    /// Sets the value of the current key.
    public void write(V value) {
        try {
            state.update(value);
        } catch (Exception failed) {
            throw StreamFaults.state(failed);
        }
    }

    /// Drops the value of the current key.
    public void clear() {
        state.clear();
    }
}
