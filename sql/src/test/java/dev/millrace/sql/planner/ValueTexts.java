package dev.millrace.sql.planner;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes values in internal form as the rows of [ExpressionRows] have them.
final class ValueTexts {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private ValueTexts() {}

    static String of(@Nullable Object value, LogicalType type) {
        if (value == null) return "NULL";
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> "'" + value + "'";
            case BINARY, VARBINARY -> "x'" + HexFormat.of().formatHex((byte[]) value) + "'";
            case DECIMAL -> ((DecimalData) value).toBigDecimal().toPlainString();
            case DATE -> LocalDate.ofEpochDay((int) value).toString();
            case TIME_WITHOUT_TIME_ZONE ->
                LocalTime.ofNanoOfDay((int) value * NANOS_PER_MILLI).toString();
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                ((TimestampData) value).toLocalDateTime().toString();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                ((TimestampData) value).toInstant().toString();
            case ARRAY -> array((ArrayData) value, type.getChildren().getFirst());
            case MAP, MULTISET -> map((MapData) value, type.getChildren());
            case ROW, STRUCTURED_TYPE -> row((RowData) value, type.getChildren());
            default -> value.toString();
        };
    }

    private static String array(ArrayData array, LogicalType element) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(element);
        for (int i = 0; i < array.size(); i++) text.add(of(getter.getElementOrNull(array, i), element));
        return text.toString();
    }

    private static String map(MapData map, List<LogicalType> types) {
        LogicalType value = types.size() == 1 ? new IntType() : types.getLast();
        ArrayData.ElementGetter keys = ArrayData.createElementGetter(types.getFirst());
        ArrayData.ElementGetter values = ArrayData.createElementGetter(value);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            texts.add(of(keys.getElementOrNull(map.keyArray(), i), types.getFirst())
                    + "="
                    + of(values.getElementOrNull(map.valueArray(), i), value));
        }
        Collections.sort(texts);
        return "{" + String.join(", ", texts) + "}";
    }

    private static String row(RowData row, List<LogicalType> types) {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < types.size(); i++) {
            text.add(of(RowData.createFieldGetter(types.get(i), i).getFieldOrNull(row), types.get(i)));
        }
        return text.toString();
    }
}
