package dev.millrace.conformance;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes values in internal form with their kinds.
final class ActualText {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private ActualText() {}

    static String of(@Nullable Object value, LogicalType type) {
        if (value == null) return "NULL";
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> "'" + value + "'";
            case BINARY, VARBINARY -> "bytes " + HexFormat.of().formatHex((byte[]) value);
            case BOOLEAN, INTEGER -> value.toString();
            case TINYINT -> "tinyint " + value;
            case SMALLINT -> "smallint " + value;
            case BIGINT -> "bigint " + value;
            case FLOAT -> "float " + value;
            case DOUBLE -> "double " + value;
            case DECIMAL -> "decimal " + ((DecimalData) value).toBigDecimal().toPlainString();
            case DATE -> "date " + LocalDate.ofEpochDay((int) value);
            case TIME_WITHOUT_TIME_ZONE -> "time " + LocalTime.ofNanoOfDay((int) value * NANOS_PER_MILLI);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> "timestamp " + ((TimestampData) value).toLocalDateTime();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "timestamp_ltz " + ((TimestampData) value).toInstant();
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> "interval " + value;
            case ARRAY -> array((ArrayData) value, type.getChildren().getFirst());
            case MAP, MULTISET -> map((MapData) value, type.getChildren());
            case ROW, STRUCTURED_TYPE -> row((RowData) value, type.getChildren());
            case DISTINCT_TYPE -> of(value, type.getChildren().getFirst());
            case VARIANT -> "variant " + value;
            default -> value.toString();
        };
    }

    static String row(RowData row, List<LogicalType> types) {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < types.size(); i++) {
            text.add(of(RowData.createFieldGetter(types.get(i), i).getFieldOrNull(row), types.get(i)));
        }
        return text.toString();
    }

    private static String array(ArrayData array, LogicalType element) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(element);
        for (int i = 0; i < array.size(); i++) text.add(of(getter.getElementOrNull(array, i), element));
        return text.toString();
    }

    private static String map(MapData map, List<LogicalType> types) {
        ArrayData.ElementGetter keys = ArrayData.createElementGetter(types.getFirst());
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            String value = types.size() == 1
                    ? String.valueOf(map.valueArray().getInt(i))
                    : of(
                            ArrayData.createElementGetter(types.getLast()).getElementOrNull(map.valueArray(), i),
                            types.getLast());
            texts.add(of(keys.getElementOrNull(map.keyArray(), i), types.getFirst()) + "=" + value);
        }
        Collections.sort(texts);
        return "{" + String.join(", ", texts) + "}";
    }
}
