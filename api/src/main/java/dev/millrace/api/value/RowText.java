package dev.millrace.api.value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Formats rows as text.
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
            // Flink prints names in the iteration order of a HashMap that grew with the row.
            Map<String, @Nullable Object> ordered = new HashMap<>();
            names.forEach(ordered::put);
            for (Map.Entry<String, @Nullable Object> field : ordered.entrySet()) {
                text.append(separator).append(field.getKey()).append('=').append(value(field.getValue()));
                separator = ", ";
            }
            text.append('}');
        }
        return text.toString();
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Object[] parts -> list(Arrays.asList(parts));
            case List<?> parts -> list(parts);
            case Map<?, ?> entries ->
                entries.entrySet().stream()
                        .map(each -> value(each.getKey()) + "=" + value(each.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.getClass().isArray() ? primitives(value) : value.toString();
        };
    }

    private static String list(List<?> parts) {
        return parts.stream().map(RowText::value).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String primitives(Object array) {
        String wrapped = Arrays.deepToString(new Object[] {array});
        return wrapped.substring(1, wrapped.length() - 1);
    }
}
