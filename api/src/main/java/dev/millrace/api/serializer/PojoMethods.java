package dev.millrace.api.serializer;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the fields of POJO classes and the methods that read and write them.
public final class PojoMethods {
    private PojoMethods() {}

    /// Returns all serialized fields, first of the class and then of its superclasses. Hidden fields are omitted.
    public static List<Field> fields(Class<?> owner) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean part = (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0;
                if (part && fields.stream().noneMatch(known -> known.getName().equals(field.getName()))) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /// Finds the public method that reads a field: `getX`, `isX` or `x`. Case and underscores are ignored.
    ///
    /// @return null if there is no such method
    public static @Nullable Method getter(Class<?> owner, Field field) {
        String name = field.getName();
        for (String candidate : List.of("get" + upper(name), "is" + upper(name), name)) {
            Method method = method(owner, candidate);
            if (method != null && method.getReturnType() == field.getType()) return method;
        }
        String loose = loose(name);
        return isShared(owner, loose) ? null : looseGetter(owner, field, Set.of("get" + loose, "is" + loose, loose));
    }

    private static @Nullable Method looseGetter(Class<?> owner, Field field, Set<String> names) {
        for (Method method : owner.getMethods()) {
            boolean fits = method.getParameterCount() == 0
                    && method.getReturnType() == field.getType()
                    && !Modifier.isStatic(method.getModifiers());
            if (fits && names.contains(loose(method.getName()))) return method;
        }
        return null;
    }

    /// Finds the public method that writes a field: `setX` or `x`. For a boolean field `isOk`, also `setOk`, as Lombok
    /// generates it. Case and underscores are ignored.
    ///
    /// @return null if there is no such method
    public static @Nullable Method setter(Class<?> owner, Field field) {
        Method exact = method(owner, "set" + upper(field.getName()), field.getType());
        if (exact == null) exact = method(owner, field.getName(), field.getType());
        if (exact != null) return exact;
        String loose = loose(field.getName());
        if (isShared(owner, loose)) return null;
        Method found = looseSetter(owner, field, loose);
        boolean isQuestion = field.getType() == boolean.class && loose.startsWith("is") && loose.length() > 2;
        if (found != null || !isQuestion) return found;
        String answer = loose.substring(2);
        return hasField(owner, answer) ? null : looseSetter(owner, field, answer);
    }

    private static @Nullable Method looseSetter(Class<?> owner, Field field, String loose) {
        for (Method method : owner.getMethods()) {
            boolean fits = method.getParameterCount() == 1
                    && method.getParameterTypes()[0] == field.getType()
                    && !Modifier.isStatic(method.getModifiers());
            String name = loose(method.getName());
            // Scala sets a property with a method named x_$eq.
            if (fits && (name.equals("set" + loose) || name.equals(loose + "$eq"))) return method;
        }
        return null;
    }

    private static String loose(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /// Returns whether the names of several fields differ in case and underscores only.
    private static boolean isShared(Class<?> owner, String loose) {
        return fields(owner).stream()
                        .filter(field -> loose(field.getName()).equals(loose))
                        .count()
                > 1;
    }

    private static boolean hasField(Class<?> owner, String loose) {
        return fields(owner).stream().anyMatch(field -> loose(field.getName()).equals(loose));
    }

    private static @Nullable Method method(Class<?> owner, String name, Class<?>... parameters) {
        try {
            Method method = owner.getMethod(name, parameters);
            return Modifier.isStatic(method.getModifiers()) ? null : method;
        } catch (NoSuchMethodException _) {
            return null;
        }
    }

    private static String upper(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
