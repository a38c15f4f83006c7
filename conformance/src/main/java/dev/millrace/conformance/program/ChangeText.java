package dev.millrace.conformance.program;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes changes as texts such as `+I[1, a]`, as the expected results of programs have them.
public final class ChangeText {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private ChangeText() {}

    /// Returns the text of a row with its kind.
    public static String row(RowData row, List<LogicalType> types) {
        StringJoiner text = new StringJoiner(", ", row.getRowKind().shortString() + "[", "]");
        for (int i = 0; i < types.size(); i++) {
            text.add(of(RowData.createFieldGetter(types.get(i).copy(true), i).getFieldOrNull(row), types.get(i)));
        }
        return text.toString();
    }

    private static String of(@Nullable Object value, LogicalType type) {
        if (value == null) return "null";
        return switch (type.getTypeRoot()) {
            case BINARY, VARBINARY -> Arrays.toString((byte[]) value);
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
        ArrayData.ElementGetter keys = ArrayData.createElementGetter(types.getFirst());
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < map.size(); i++) {
            String value = types.size() == 1
                    ? String.valueOf(map.valueArray().getInt(i))
                    : of(
                            ArrayData.createElementGetter(types.getLast()).getElementOrNull(map.valueArray(), i),
                            types.getLast());
            text.add(of(keys.getElementOrNull(map.keyArray(), i), types.getFirst()) + "=" + value);
        }
        return text.toString();
    }

    /// Returns the rows that are left after all changes, sorted by their texts.
    ///
    /// @param changes texts of changes
    /// @param keys the texts of the keys of the changes; a later row replaces an earlier one with the same key.
    ///     Empty if rows have none
    public static List<String> materialized(List<String> changes, List<String> keys) {
        List<String> rows = new ArrayList<>();
        List<String> rowKeys = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            String change = changes.get(i);
            String kind = change.substring(0, 2);
            String row = change.substring(2);
            boolean isAdded =
                    kind.equals(RowKind.INSERT.shortString()) || kind.equals(RowKind.UPDATE_AFTER.shortString());
            String key = keys.isEmpty() ? row : keys.get(i);
            int at = keys.isEmpty() && isAdded ? -1 : rowKeys.lastIndexOf(key);
            if (at >= 0) {
                rows.remove(at);
                rowKeys.remove(at);
            }
            if (!isAdded) continue;
            rows.add(row);
            rowKeys.add(key);
        }
        rows.sort(null);
        return rows;
    }
}
