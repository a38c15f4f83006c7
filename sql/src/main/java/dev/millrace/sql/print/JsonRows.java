package dev.millrace.sql.print;

import dev.millrace.format.text.JsonRecords;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.RowType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes rows as JSON objects: numbers and booleans as such, bytes as Base64, and other values as text.
///
/// @param zone the time zone of TIMESTAMP_LTZ
record JsonRows(ZoneId zone) {

    /// Returns the JSON of a row.
    String of(RowData row, RowType type) {
        return JsonRecords.write(object(row, type));
    }

    private Map<String, @Nullable Object> object(RowData row, RowType type) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < type.getFieldCount(); i++) {
            Object value =
                    RowData.createFieldGetter(type.getTypeAt(i).copy(true), i).getFieldOrNull(row);
            object.put(type.getFieldNames().get(i), value(value, type.getTypeAt(i)));
        }
        return object;
    }

    private @Nullable Object value(@Nullable Object value, LogicalType type) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case DecimalData decimal -> decimal.toBigDecimal();
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Float number when !Float.isFinite(number) -> number.toString();
            case Double number when !Double.isFinite(number) -> number.toString();
            case ArrayData array -> list(array, ((ArrayType) type).getElementType());
            case MapData map -> map(map, type);
            case RowData row when type instanceof RowType rowType -> object(row, rowType);
            case Number number when isNumber(type) -> number;
            default -> text(value, type);
        };
    }

    private static boolean isNumber(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    private String text(Object value, LogicalType type) {
        RowType rowType = RowType.of(type);
        RowData row = GenericRowData.of(value);
        return String.valueOf(new RowTexts(rowType, zone).of(row)[0]);
    }

    private List<@Nullable Object> list(ArrayData array, LogicalType type) {
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(type.copy(true));
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) list.add(value(getter.getElementOrNull(array, i), type));
        return list;
    }

    private Map<String, @Nullable Object> map(MapData map, LogicalType type) {
        LogicalType keyType =
                type instanceof MapType known ? known.getKeyType() : ((MultisetType) type).getElementType();
        LogicalType valueType = type instanceof MapType known ? known.getValueType() : new IntType(false);
        ArrayData.ElementGetter keys = ArrayData.createElementGetter(keyType.copy(true));
        List<@Nullable Object> values = list(map.valueArray(), valueType);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < map.size(); i++) {
            Object key = keys.getElementOrNull(map.keyArray(), i);
            object.put(key == null ? "null" : text(Objects.requireNonNull(key), keyType), values.get(i));
        }
        return object;
    }
}
