package dev.millrace.connector.table.print;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.RowType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes rows as the text of a Row with Java objects, such as `[1, a, 2020-12-31T23:59]`. Thread-safe.
final class ExternalText {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private final RowType rowType;

    ExternalText(RowType rowType) {
        this.rowType = rowType;
    }

    void append(RowData row, StringBuilder text) {
        text.append(fields(row, rowType));
    }

    private static String fields(RowData row, RowType type) {
        StringJoiner fields = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < type.getFieldCount(); i++) {
            LogicalType fieldType = type.getTypeAt(i).copy(true);
            fields.add(text(RowData.createFieldGetter(fieldType, i).getFieldOrNull(row), fieldType));
        }
        return fields.toString();
    }

    private static String text(@Nullable Object value, LogicalType type) {
        if (value == null) return "null";
        return switch (type.getTypeRoot()) {
            case DATE -> LocalDate.ofEpochDay((int) value).toString();
            case TIME_WITHOUT_TIME_ZONE ->
                LocalTime.ofNanoOfDay((int) value * NANOS_PER_MILLI).toString();
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                ((TimestampData) value).toLocalDateTime().toString();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                ((TimestampData) value).toInstant().toString();
            case BINARY, VARBINARY -> Arrays.toString((byte[]) value);
            case ARRAY -> array((ArrayData) value, ((ArrayType) type).getElementType());
            case MAP -> map((MapData) value, ((MapType) type).getKeyType(), ((MapType) type).getValueType());
            case MULTISET -> map((MapData) value, ((MultisetType) type).getElementType(), new IntType(false));
            case ROW -> "+I" + fields((RowData) value, (RowType) type);
            default -> value.toString();
        };
    }

    private static String array(ArrayData array, LogicalType type) {
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(type.copy(true));
        StringJoiner elements = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < array.size(); i++) elements.add(text(getter.getElementOrNull(array, i), type));
        return elements.toString();
    }

    private static String map(MapData map, LogicalType keyType, LogicalType valueType) {
        ArrayData.ElementGetter keys = ArrayData.createElementGetter(keyType.copy(true));
        ArrayData.ElementGetter values = ArrayData.createElementGetter(valueType.copy(true));
        StringJoiner entries = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < map.size(); i++) {
            entries.add(text(keys.getElementOrNull(map.keyArray(), i), keyType) + "="
                    + text(values.getElementOrNull(map.valueArray(), i), valueType));
        }
        return entries.toString();
    }
}
