package dev.millrace.sql.function;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.types.logical.LogicalType;
import org.jspecify.annotations.Nullable;

/// Reads the entries of maps.
public final class MapEntries {
    private MapEntries() {}

    /// Returns the key at a position.
    public static @Nullable Object key(MapData map, LogicalType type, int i) {
        return ArrayData.createElementGetter(type.getChildren().getFirst()).getElementOrNull(map.keyArray(), i);
    }

    /// Returns the value at a position.
    public static @Nullable Object value(MapData map, LogicalType type, int i) {
        return ArrayData.createElementGetter(type.getChildren().getLast()).getElementOrNull(map.valueArray(), i);
    }

    /// Returns the position of a key, or -1.
    public static int position(MapData map, LogicalType type, @Nullable Object key, LogicalType keyType) {
        for (int i = 0; i < map.size(); i++) {
            if (ValueOrder.areSame(key(map, type, i), type.getChildren().getFirst(), key, keyType)) return i;
        }
        return -1;
    }
}
