package dev.millrace.column.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.types.logical.LogicalType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the keys as an array, and then the values.
final class MapValueCodec implements SqlValueCodec {
    private final ArrayValueCodec keys;
    private final ArrayValueCodec values;

    MapValueCodec(LogicalType key, LogicalType value) {
        this.keys = new ArrayValueCodec(key);
        this.values = new ArrayValueCodec(value);
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        keys.write(((MapData) value).keyArray(), out);
        values.write(((MapData) value).valueArray(), out);
    }

    @Override
    public GenericMapData read(DataInputView in) throws IOException {
        @Nullable Object[] readKeys = keys.elements(in);
        @Nullable Object[] readValues = values.elements(in);
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < readKeys.length; i++) entries.put(readKeys[i], readValues[i]);
        return new GenericMapData(entries);
    }
}
