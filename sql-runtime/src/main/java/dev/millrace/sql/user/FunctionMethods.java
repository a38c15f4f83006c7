package dev.millrace.sql.user;

import dev.millrace.table.types.DataType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the methods of functions.
public final class FunctionMethods {
    private static final int NO_FIT = 1_000_000;

    private FunctionMethods() {}

    /// Returns the classes of the values of types.
    public static List<Class<?>> classes(List<DataType> types) {
        List<Class<?>> classes = new ArrayList<>();
        for (DataType each : types) classes.add(each.getConversionClass());
        return classes;
    }

    /// Returns the method of an instance that takes arguments of classes, bound to the instance.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is none
    public static MethodHandle find(UserFunction function, Object instance, String name, List<Class<?>> classes) {
        MethodHandle found = findOrNull(instance, name, classes);
        if (found != null) return found;
        throw UserFaults.METHOD
                .what(
                        "The function %s has no method %s(%s).",
                        function.name(),
                        name,
                        String.join(
                                ", ", classes.stream().map(Class::getSimpleName).toList()))
                .why("The class is %s.", instance.getClass().getName())
                .fix("Add a public method with these parameters.");
    }

    /// Returns the method of an instance that takes arguments of classes, bound to the instance; null if there is none.
    public static @Nullable MethodHandle findOrNull(Object instance, String name, List<Class<?>> classes) {
        Method best = null;
        int least = NO_FIT;
        for (Method each : methods(instance.getClass(), name)) {
            int distance = distance(each, classes);
            if (distance < least) {
                least = distance;
                best = each;
            }
        }
        return best == null ? null : bound(instance, best, classes);
    }

    private static List<Method> methods(Class<?> type, String name) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                boolean isWanted =
                        method.getName().equals(name) && Modifier.isPublic(method.getModifiers()) && !method.isBridge();
                if (isWanted) methods.add(method);
            }
        }
        methods.sort(Comparator.comparing(Method::isVarArgs));
        return methods;
    }

    private static int distance(Method method, List<Class<?>> classes) {
        Class<?>[] parameters = method.getParameterTypes();
        int plain = NO_FIT;
        if (parameters.length == classes.size()) {
            plain = 0;
            for (int i = 0; i < parameters.length; i++) plain += distance(parameters[i], classes.get(i));
        }
        if (plain < NO_FIT || !method.isVarArgs()) return plain;
        int fixed = parameters.length - 1;
        if (classes.size() < fixed) return NO_FIT;
        int sum = 1;
        for (int i = 0; i < classes.size(); i++) {
            Class<?> parameter = i < fixed ? parameters[i] : parameters[fixed].getComponentType();
            sum += distance(parameter, classes.get(i));
        }
        return sum;
    }

    private static int distance(Class<?> parameter, Class<?> argument) {
        if (parameter == argument) return 0;
        if (boxed(parameter) == boxed(argument)) return 1;
        if (parameter.isPrimitive()) return NO_FIT;
        return parameter.isAssignableFrom(boxed(argument)) ? parameter == Object.class ? 20 : 10 : NO_FIT;
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static MethodHandle bound(Object instance, Method method, List<Class<?>> classes) {
        try {
            method.setAccessible(true);
            MethodHandle handle = MethodHandles.lookup().unreflect(method);
            if (!Modifier.isStatic(method.getModifiers())) handle = handle.bindTo(instance);
            Class<?>[] parameters = method.getParameterTypes();
            boolean collects = method.isVarArgs()
                    && (parameters.length != classes.size()
                            || distance(parameters[parameters.length - 1], classes.getLast()) >= NO_FIT);
            if (!collects) return handle.asFixedArity();
            return handle.asFixedArity()
                    .asCollector(parameters[parameters.length - 1], classes.size() - parameters.length + 1);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Returns a handle that takes an array of objects and returns an object.
    public static MethodHandle spread(MethodHandle handle) {
        return handle.asType(handle.type().generic())
                .asSpreader(Object[].class, handle.type().parameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /// Returns the values that primitive parameters get for NULL, as in Flink; null for other parameters.
    public static @Nullable Object[] defaults(MethodHandle handle) {
        return Arrays.stream(handle.type().parameterArray())
                .map(FunctionMethods::ofNull)
                .toArray();
    }

    private static @Nullable Object ofNull(Class<?> type) {
        if (!type.isPrimitive()) return null;
        if (type == boolean.class) return false;
        if (type == long.class) return -1L;
        if (type == double.class) return -1.0;
        if (type == float.class) return -1.0f;
        if (type == byte.class) return (byte) -1;
        if (type == short.class) return (short) -1;
        return type == char.class ? (Object) (char) 0 : (Object) (-1);
    }
}
