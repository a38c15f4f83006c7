package dev.millrace.sql.external;

import dev.millrace.api.tuple.Tuple;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates objects of one class from the values of their fields. Thread-safe.
///
/// @param constructor takes an array with the first values, and returns the object
/// @param order the indexes of the values that the constructor takes
/// @param setters set the values that the constructor does not take, in order; empty if it takes all
record ObjectMaker(MethodHandle constructor, int[] order, List<MethodHandle> setters) {

    /// Returns the maker of a class.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the class lacks a constructor or a field
    static ObjectMaker of(Class<?> type, List<String> names) {
        try {
            if (type.isRecord()) {
                List<String> components = Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();
                Class<?>[] types = Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                return assigning(type.getDeclaredConstructor(types), components, names);
            }
            for (Constructor<?> each : type.getDeclaredConstructors()) {
                if (each.getParameterCount() == 0) return setting(each, type, names);
            }
            List<String> order = AssigningConstructor.order(type, new HashSet<>(names));
            for (Constructor<?> each : type.getConstructors()) {
                if (!order.isEmpty() && each.getParameterCount() == order.size()) return assigning(each, order, names);
            }
            throw refused(type, "it has no constructor for its fields");
        } catch (ReflectiveOperationException failed) {
            throw refused(type, failed.toString());
        }
    }

    private static ObjectMaker assigning(Constructor<?> constructor, List<String> parameters, List<String> names)
            throws ReflectiveOperationException {
        constructor.setAccessible(true);
        int[] order = parameters.stream().mapToInt(names::indexOf).toArray();
        MethodHandle handle = MethodHandles.lookup().unreflectConstructor(constructor);
        return new ObjectMaker(
                handle.asSpreader(Object[].class, order.length)
                        .asType(MethodType.methodType(Object.class, Object[].class)),
                order,
                List.of());
    }

    private static ObjectMaker setting(Constructor<?> constructor, Class<?> type, List<String> names)
            throws ReflectiveOperationException {
        constructor.setAccessible(true);
        MethodHandle handle = MethodHandles.lookup().unreflectConstructor(constructor);
        List<MethodHandle> setters = new ArrayList<>();
        for (String each : names) {
            Field field = field(type, each);
            field.setAccessible(true);
            setters.add(MethodHandles.lookup()
                    .unreflectSetter(field)
                    .asType(MethodType.methodType(void.class, Object.class, Object.class)));
        }
        return new ObjectMaker(
                handle.asSpreader(Object[].class, 0).asType(MethodType.methodType(Object.class, Object[].class)),
                new int[0],
                setters);
    }

    private static Field field(Class<?> type, String name) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) if (field.getName().equals(name)) return field;
        }
        throw refused(type, (Tuple.class.isAssignableFrom(type) ? "a tuple" : "it") + " has no field " + name);
    }

    Object make(@Nullable Object[] values) {
        try {
            @Nullable Object[] taken = new Object[order.length];
            for (int i = 0; i < taken.length; i++) taken[i] = values[order[i]];
            Object made = constructor.invokeExact(taken);
            for (int i = 0; i < setters.size(); i++) {
                if (values[i] != null) setters.get(i).invokeExact(made, values[i]);
            }
            return made;
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException("An object could not be created.", thrown);
        }
    }

    private static RuntimeException refused(Class<?> type, String why) {
        return ExternalFaults.CLASS
                .what("Objects of the class %s cannot be made from values of SQL.", type.getName())
                .why("%s", why)
                .fix("Use a record, or a class with a public constructor without parameters.");
    }
}
