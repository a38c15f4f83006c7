package dev.millrace.sql.external;

import dev.millrace.api.tuple.Tuple;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Creates the records of one class from the values of columns. Thread-safe.
sealed interface RecordMaker {

    /// Returns a record.
    ///
    /// @param values the values of the columns in order
    Object make(@Nullable Object[] values);

    /// Returns the maker for a class.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the class lacks a column
    static RecordMaker of(Class<?> type, RowType rowType) {
        if (rowType.getFieldCount() == 1 && isValue(type, rowType.getTypeAt(0))) return new OfValue();
        try {
            if (Tuple.class.isAssignableFrom(type)) return OfTuple.of(type);
            return type.isRecord() ? OfRecord.of(type, rowType) : OfPojo.of(type, rowType);
        } catch (ReflectiveOperationException failed) {
            throw refused(type, failed.toString());
        }
    }

    private static boolean isValue(Class<?> type, LogicalType column) {
        return boxed(type).isAssignableFrom(boxed(ExternalTypes.info(column).getTypeClass()));
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private static RuntimeException refused(Class<?> type, String why) {
        return ExternalFaults.CLASS
                .what("Objects of the class %s cannot be made from the rows of a table.", type.getName())
                .why("%s", why)
                .fix(
                        "Use a record or a public class with a public constructor without parameters, and a field per column.");
    }

    /// Returns the value of the only column.
    record OfValue() implements RecordMaker {
        @Override
        public Object make(@Nullable Object[] values) {
            Object value = values[0];
            if (value == null) throw new NullPointerException("A stream of single values cannot contain NULL.");
            return value;
        }
    }

    /// Creates tuples by position.
    record OfTuple(Constructor<?> constructor) implements RecordMaker {
        static OfTuple of(Class<?> type) throws ReflectiveOperationException {
            return new OfTuple(type.getConstructor());
        }

        @Override
        public Object make(@Nullable Object[] values) {
            Tuple tuple = (Tuple) created(constructor);
            for (int i = 0; i < values.length; i++) tuple.setField(values[i], i);
            return tuple;
        }
    }

    /// Creates records of Java by the names of their components.
    record OfRecord(Constructor<?> constructor, List<Integer> columns, List<Class<?>> types) implements RecordMaker {
        static OfRecord of(Class<?> type, RowType rowType) throws ReflectiveOperationException {
            List<Integer> columns = new ArrayList<>();
            List<Class<?>> types = new ArrayList<>();
            for (RecordComponent each : type.getRecordComponents()) {
                int column = rowType.getFieldIndex(each.getName());
                if (column < 0) throw refused(type, "No column has the name of the component " + each.getName() + ".");
                columns.add(column);
                types.add(each.getType());
            }
            if (columns.size() < rowType.getFieldCount()) {
                throw refused(type, "The columns are " + rowType.getFieldNames() + ".");
            }
            Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class[]::new));
            constructor.setAccessible(true);
            return new OfRecord(constructor, columns, types);
        }

        @Override
        public Object make(@Nullable Object[] values) {
            Object[] arguments = new Object[columns.size()];
            for (int i = 0; i < arguments.length; i++) arguments[i] = values[columns.get(i)];
            return created(constructor, arguments);
        }
    }

    /// Creates objects with a field per column.
    record OfPojo(Constructor<?> constructor, List<Field> fields) implements RecordMaker {
        static OfPojo of(Class<?> type, RowType rowType) throws ReflectiveOperationException {
            List<Field> fields = new ArrayList<>();
            for (String each : names(type, rowType)) fields.add(field(type, each));
            return new OfPojo(type.getConstructor(), fields);
        }

        /// Returns the fields of the columns: those with the same names or, if a column has no such field, all by the
        /// position in the constructor.
        private static List<String> names(Class<?> type, RowType rowType) {
            List<String> columns = rowType.getFieldNames();
            Set<String> fields = new TreeSet<>();
            for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    boolean isData = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
                    if (isData) fields.add(field.getName());
                }
            }
            if (fields.containsAll(columns) || fields.size() != columns.size()) return columns;
            List<String> ordered = AssigningConstructor.order(type, fields);
            return ordered.isEmpty() ? columns : ordered;
        }

        private static Field field(Class<?> type, String name) {
            for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    if (!field.getName().equals(name) || Modifier.isStatic(field.getModifiers())) continue;
                    field.setAccessible(true);
                    return field;
                }
            }
            throw refused(type, "There is no field for the column " + name + ".");
        }

        @Override
        public Object make(@Nullable Object[] values) {
            Object made = created(constructor);
            for (int i = 0; i < values.length; i++) {
                try {
                    fields.get(i).set(made, values[i]);
                } catch (IllegalAccessException | IllegalArgumentException failed) {
                    throw refused(made.getClass(), failed.toString());
                }
            }
            return made;
        }
    }

    private static Object created(Constructor<?> constructor, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw refused(constructor.getDeclaringClass(), String.valueOf(thrown.getCause()));
        } catch (ReflectiveOperationException | IllegalArgumentException failed) {
            throw refused(
                    constructor.getDeclaringClass(), failed + " for the values " + Arrays.toString(arguments) + ".");
        }
    }
}
