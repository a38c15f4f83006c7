package dev.millrace.api.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How rows are written for people.
final class RowText {
    private RowText() {}

    static String of(Row row) {
        StringBuilder text = new StringBuilder(row.getKind().shortString());
        @Nullable Object[] positions = row.rawPositions();
        LinkedHashMap<String, @Nullable Object> names = row.rawNames();
        if (positions != null) {
            text.append('[');
            for (int i = 0; i < positions.length; i++)
                text.append(i == 0 ? "" : ", ").append(value(positions[i]));
            text.append(']');
        } else if (names != null) {
            text.append('{');
            String separator = "";
            for (Map.Entry<String, @Nullable Object> field : names.entrySet()) {
                text.append(separator).append(field.getKey()).append('=').append(value(field.getValue()));
                separator = ", ";
            }
            text.append('}');
        }
        return text.toString();
    }

    private static String value(@Nullable Object value) {
        if (value == null || !value.getClass().isArray()) return String.valueOf(value);
        String wrapped = Arrays.deepToString(new Object[] {value});
        return wrapped.substring(1, wrapped.length() - 1);
    }
}
