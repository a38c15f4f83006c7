package dev.millrace.api.serializer;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The fields of ordinary classes, and the methods that read and write them.
public final class PojoMethods {
    private PojoMethods() {}

    /// All fields that are part of an object, of the class first and then of its superclasses; hidden ones are left
    /// out.
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

    /// The public method that reads a field: `getX`, `isX` or `x`; null if there is none.
    public static @Nullable Method getter(Class<?> owner, Field field) {
        String name = field.getName();
        for (String candidate : List.of("get" + upper(name), "is" + upper(name), name)) {
            Method method = method(owner, candidate);
            if (method != null && method.getReturnType() == field.getType()) return method;
        }
        return null;
    }

    /// The public method that replaces a field: `setX` or `x`; null if there is none.
    public static @Nullable Method setter(Class<?> owner, Field field) {
        Method method = method(owner, "set" + upper(field.getName()), field.getType());
        return method != null ? method : method(owner, field.getName(), field.getType());
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
