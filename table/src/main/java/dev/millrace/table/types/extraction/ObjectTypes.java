package dev.millrace.table.types.extraction;

import dev.millrace.api.tuple.Tuple;
import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Finds the structured types of records, POJOs and tuples.
final class ObjectTypes {
    private final ReflectedTypes types;
    private final Hints hints;

    ObjectTypes(ReflectedTypes types, Hints hints) {
        this.types = types;
        this.hints = hints;
    }

    /// Returns whether a class may be one with fields.
    static boolean isObject(Class<?> type) {
        boolean isForeign = type.isPrimitive()
                || type.isInterface()
                || type.isEnum()
                || type == Object.class
                || type.getName().startsWith("java.")
                || type.getName().startsWith("dev.millrace.table.data.")
                || type.getName().equals("dev.millrace.api.value.Row");
        return !isForeign && (!Modifier.isAbstract(type.getModifiers()) || Tuple.class.isAssignableFrom(type));
    }

    DataType of(Type type, Class<?> raw) {
        Map<String, Field> fields = fields(raw);
        if (fields.isEmpty()) {
            throw ExtractionFaults.type(
                    "The class " + raw.getName() + " has no fields.", "Add @DataTypeHint(\"RAW\") or another type.");
        }
        List<String> order = order(raw, fields);
        GenericTypes generics = new GenericTypes(type);
        ReflectedTypes inner = types;
        Hints own = hints.with(raw.getAnnotation(DataTypeHint.class));
        List<DataTypes.Field> all = new ArrayList<>();
        for (String each : order) {
            Field field = Objects.requireNonNull(fields.get(each));
            DataTypeHint hint = field.getAnnotation(DataTypeHint.class);
            all.add(DataTypes.FIELD(each, inner.of(generics.resolved(field.getGenericType()), own, hint)));
        }
        return DataTypes.STRUCTURED(raw, all.toArray(DataTypes.Field[]::new));
    }

    private static Map<String, Field> fields(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers) || field.isSynthetic()) continue;
                fields.putIfAbsent(field.getName(), field);
            }
        }
        return fields;
    }

    /// Returns the names in the order of the constructor that assigns them, or else in the order of the alphabet.
    private static List<String> order(Class<?> type, Map<String, Field> fields) {
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
        }
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            if (each.getParameterCount() != fields.size()) continue;
            List<String> names = ParameterNames.of(each);
            if (names.size() == fields.size() && fields.keySet().containsAll(names)) return names;
        }
        boolean isCreatable =
                Arrays.stream(type.getDeclaredConstructors()).anyMatch(each -> each.getParameterCount() == 0);
        if (!isCreatable) {
            throw ExtractionFaults.type(
                    "The class " + type.getName() + " lacks a constructor for its fields.",
                    "Add a public constructor without parameters, or one with a parameter per field.");
        }
        return List.copyOf(new TreeMap<>(fields).keySet());
    }
}
