package dev.millrace.connector.table.format;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowCursor;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes rows as JSON objects, as Flink's JSON format does. Not thread-safe.
final class JsonEncoding implements TableFileFormat.RowEncoder {
    private final JsonSyntax syntax;
    private final RowType fileType;
    private final RowCursor cursor = new RowCursor();

    JsonEncoding(JsonSyntax syntax, RowType fileType) {
        this.syntax = syntax;
        this.fileType = fileType;
    }

    @Override
    public void append(ColumnBatch batch, int row, int[] columns, StringBuilder text) {
        cursor.at(batch, row);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            LogicalType type = fileType.getTypeAt(i).copy(true);
            put(object, fileType.getFieldNames().get(i), field(cursor, columns[i], type));
        }
        text.append(JsonRecords.write(object)).append('\n');
    }

    private void put(Map<String, @Nullable Object> object, String name, @Nullable Object value) {
        if (value != null || !syntax.omitsNulls()) object.put(name, value);
    }

    private @Nullable Object field(RowData row, int index, LogicalType type) {
        return json(RowData.createFieldGetter(type, index).getFieldOrNull(row), type);
    }

    private @Nullable Object json(@Nullable Object value, LogicalType type) {
        return switch (type.getTypeRoot()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE -> value;
            default ->
                switch (value) {
                    case null -> null;
                    case DecimalData decimal -> decimal.toBigDecimal().stripTrailingZeros();
                    case ArrayData array -> list(array, ((ArrayType) type).getElementType());
                    case MapData map
                    when type instanceof MapType mapType -> map(map, mapType.getKeyType(), mapType.getValueType());
                    case MapData map -> map(map, ((MultisetType) type).getElementType(), new IntType());
                    case RowData row -> object(row, (RowType) type);
                    default -> syntax.values().text(value, type);
                };
        };
    }

    private Map<String, @Nullable Object> object(RowData row, RowType type) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < type.getFieldCount(); i++) {
            put(
                    object,
                    type.getFieldNames().get(i),
                    field(row, i, type.getTypeAt(i).copy(true)));
        }
        return object;
    }

    private List<@Nullable Object> list(ArrayData array, LogicalType type) {
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(type.copy(true));
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) list.add(json(getter.getElementOrNull(array, i), type));
        return list;
    }

    private Map<String, @Nullable Object> map(MapData map, LogicalType keyType, LogicalType valueType) {
        List<@Nullable Object> keys = list(map.keyArray(), keyType);
        List<@Nullable Object> values = list(map.valueArray(), valueType);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) object.put(String.valueOf(keys.get(i)), values.get(i));
        return object;
    }
}
