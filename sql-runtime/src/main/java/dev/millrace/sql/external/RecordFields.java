package dev.millrace.sql.external;

import dev.millrace.api.value.Row;
import dev.millrace.api.tuple.Tuple;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads the fields of the records of one class by the names of columns. Thread-safe.
sealed interface RecordFields {

    /// Returns the field for the column with an index.
    @Nullable
    Object field(Object record, int column);

    /// Returns the reader for a class.
    ///
    /// @param names the names of the columns
    static RecordFields of(Class<?> type, List<String> names) {
        if (type == Row.class)
            return ofRows(names, IntStream.range(0, names.size()).boxed().toList());
        if (Tuple.class.isAssignableFrom(type))
            return new OfTuple(names.stream().map(RecordFields::place).toList());
        return OfClass.of(type, names);
    }

    /// Returns the reader for rows.
    ///
    /// @param names the names of the columns
    /// @param places the positions of the columns in rows without names
    static RecordFields ofRows(List<String> names, List<Integer> places) {
        return new OfRow(List.copyOf(names), List.copyOf(places));
    }

    private static int place(String name) {
        if (name.matches("f\\d{1,2}")) return Integer.parseInt(name.substring(1));
        throw missing(Tuple.class, name);
    }

    private static RuntimeException missing(Class<?> type, String name) {
        return ExternalFaults.CLASS
                .what("The class %s has no field %s.", type.getName(), name)
                .why("Each column needs a field with the same name.")
                .fix("Rename the columns with AS, or add the field.");
    }

    /// Reads rows by position or by name.
    record OfRow(List<String> names, List<Integer> places) implements RecordFields {
        @Override
        public @Nullable Object field(Object record, int column) {
            Row row = (Row) record;
            Set<String> named = row.getFieldNames(false);
            return named == null ? row.getField(places.get(column)) : row.getField(names.get(column));
        }
    }

    /// Reads tuples by position.
    record OfTuple(List<Integer> places) implements RecordFields {
        @Override
        public @Nullable Object field(Object record, int column) {
            return ((Tuple) record).getField(places.get(column));
        }
    }

    /// Reads records of Java and POJOs.
    record OfClass(List<MethodHandle> getters) implements RecordFields {
        static OfClass of(Class<?> type, List<String> names) {
            List<MethodHandle> getters = new ArrayList<>();
            for (String each : names) getters.add(getter(type, each));
            return new OfClass(getters);
        }

        private static MethodHandle getter(Class<?> type, String name) {
            for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    if (!field.getName().equals(name) || Modifier.isStatic(field.getModifiers())) continue;
                    try {
                        field.setAccessible(true);
                        return MethodHandles.lookup()
                                .unreflectGetter(field)
                                .asType(MethodType.methodType(Object.class, Object.class));
                    } catch (IllegalAccessException hidden) {
                        throw missing(type, name);
                    }
                }
            }
            throw missing(type, name);
        }

        @Override
        public @Nullable Object field(Object record, int column) {
            try {
                return getters.get(column).invokeExact(record);
            } catch (Throwable failed) {
                throw new IllegalStateException("A field cannot be read.", failed);
            }
        }
    }
}
