package dev.millrace.format.text;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Determines the columns of a type, in declaration order.
final class TypeColumns {
    private TypeColumns() {}

    /// Returns names and types of a record's components, or of a POJO's fields with inherited ones first.
    static Map<String, Class<?>> of(Class<?> type) {
        Map<String, Class<?>> columns = new LinkedHashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                columns.put(component.getName(), component.getType());
            }
        } else if (!type.isInterface()) {
            addFields(type, columns);
        }
        return columns;
    }

    /// Returns the columns whose values are lists.
    static Set<String> listsOf(Class<?> type) {
        Map<String, Class<?>> columns = new LinkedHashMap<>(of(type));
        if (!Map.class.isAssignableFrom(type)) columns.putAll(JsonMapping.properties(type));
        return columns.entrySet().stream()
                .filter(column -> Collection.class.isAssignableFrom(column.getValue())
                        || (column.getValue().isArray() && column.getValue() != byte[].class))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void addFields(Class<?> type, Map<String, Class<?>> columns) {
        Class<?> parent = type.getSuperclass();
        if (parent != null && parent != Object.class) addFields(parent, columns);
        for (Field field : type.getDeclaredFields()) {
            boolean counts = !Modifier.isStatic(field.getModifiers())
                    && !Modifier.isTransient(field.getModifiers())
                    && !field.isSynthetic();
            if (counts) columns.put(field.getName(), field.getType());
        }
    }
}
