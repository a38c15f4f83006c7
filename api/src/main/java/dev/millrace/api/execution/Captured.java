package dev.millrace.api.execution;

import dev.millrace.api.type.Lambdas;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes a part that is serialized with an object: the value of a field, or a value that a lambda captures.
record Captured(String name, @Nullable Object value) {

    /// Returns all accessible parts of an object.
    static List<Captured> of(Object object) {
        SerializedLambda lambda = Lambdas.written(object);
        if (lambda == null) return fields(object);
        List<Captured> parts = new ArrayList<>();
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            Object value = lambda.getCapturedArg(i);
            String type = value == null ? "" : value.getClass().getSimpleName();
            parts.add(new Captured("captured" + (i + 1) + "(" + type + ")", value));
        }
        return parts;
    }

    private static List<Captured> fields(Object object) {
        List<Captured> parts = new ArrayList<>();
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean isShipped = !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.getType().isPrimitive();
                if (isShipped) read(field, object).ifPresent(parts::add);
            }
        }
        return parts;
    }

    private static Optional<Captured> read(Field field, Object object) {
        try {
            field.setAccessible(true);
            return Optional.of(new Captured(field.getName(), field.get(object)));
        } catch (IllegalAccessException | RuntimeException _) {
            return Optional.empty();
        }
    }
}
