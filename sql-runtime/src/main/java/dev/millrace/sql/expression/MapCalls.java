package dev.millrace.sql.expression;

import dev.millrace.sql.function.EvaluationFaults;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Evaluates functions of maps.
final class MapCalls {
    private final Operands operands;

    private MapCalls(Operands operands) {
        this.operands = operands;
    }

    static @Nullable Evaluation find(Operands operands) {
        MapCalls calls = new MapCalls(operands);
        return switch (operands.call().function()) {
            case "MAP_KEYS" -> row -> operands.value(row, 0) instanceof MapData map ? map.keyArray() : null;
            case "MAP_VALUES" -> row -> operands.value(row, 0) instanceof MapData map ? map.valueArray() : null;
            case "MAP_ENTRIES" -> calls::entries;
            case "MAP_FROM_ARRAYS" -> calls::fromArrays;
            case "MAP_UNION" -> calls::union;
            default -> null;
        };
    }

    private Map<@Nullable Object, @Nullable Object> content(MapData map, int operand) {
        List<LogicalType> from = operands.type(operand).getChildren();
        List<LogicalType> to = operands.call().type().is(operands.type(operand).getTypeRoot())
                ? operands.call().type().getChildren()
                : from;
        List<@Nullable Object> keys = ArrayElements.of(map.keyArray(), from.getFirst());
        List<@Nullable Object> values = ArrayElements.of(map.valueArray(), from.getLast());
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Object key = operands.casts().cast(keys.get(i), from.getFirst(), to.getFirst());
            entries.put(key, operands.casts().cast(values.get(i), from.getLast(), to.getLast()));
        }
        return entries;
    }

    private @Nullable Object entries(RowData row) {
        if (!(operands.value(row, 0) instanceof MapData map)) return null;
        return new GenericArrayData(content(map, 0).entrySet().stream()
                .map(each -> GenericRowData.of(each.getKey(), each.getValue()))
                .toArray());
    }

    private @Nullable Object fromArrays(RowData row) {
        List<@Nullable Object> keys = operands.elements(row, 0, operands.elementType(0));
        List<@Nullable Object> values = operands.elements(row, 1, operands.elementType(1));
        if (keys == null || values == null) return null;
        if (keys.size() != values.size()) {
            throw EvaluationFaults.FAILED
                    .what("MAP_FROM_ARRAYS got %d keys and %d values.", keys.size(), values.size())
                    .fix("Give two arrays of the same length.");
        }
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) entries.put(keys.get(i), values.get(i));
        return new GenericMapData(entries);
    }

    /// Returns the entries of all maps. The last map with a key gives its value.
    private @Nullable Object union(RowData row) {
        Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
        for (int i = 0; i < operands.count(); i++) {
            if (!(operands.value(row, i) instanceof MapData map)) return null;
            all.putAll(content(map, i));
        }
        return new GenericMapData(all);
    }
}
