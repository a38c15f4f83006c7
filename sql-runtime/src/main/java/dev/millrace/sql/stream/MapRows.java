package dev.millrace.sql.stream;

import dev.millrace.api.state.MapState;
import dev.millrace.sql.stream.row.PackedRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the second keys of each key in a map state of the engine.
final class MapRows<V> implements SubRows<V> {
    private final MapState<PackedRow, V> state;

    MapRows(MapState<PackedRow, V> state) {
        this.state = state;
    }

    @Override
    public @Nullable V find(PackedRow key) {
        try {
            return state.get(key);
        } catch (Exception failed) {
            throw StreamFaults.state(failed);
        }
    }

    @Override
    public void put(PackedRow key, V value) {
        try {
            state.put(key, value);
        } catch (Exception failed) {
            throw StreamFaults.state(failed);
        }
    }

    @Override
    public void remove(PackedRow key) {
        try {
            state.remove(key);
        } catch (Exception failed) {
            throw StreamFaults.state(failed);
        }
    }

    @Override
    public Iterable<Map.Entry<PackedRow, V>> entries() {
        try {
            return state.entries();
        } catch (Exception failed) {
            throw StreamFaults.state(failed);
        }
    }

    @Override
    public boolean isEmpty() {
        try {
            return state.isEmpty();
        } catch (Exception failed) {
            throw StreamFaults.state(failed);
        }
    }

    @Override
    public void clear() {
        state.clear();
    }
}
