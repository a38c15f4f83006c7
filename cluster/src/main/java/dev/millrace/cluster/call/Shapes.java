package dev.millrace.cluster.call;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides which types may be in messages: types for which the class of each value is known before the value is read.
/// So bytes from the network cannot choose classes.
final class Shapes {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Duration.class,
            Instant.class);
    private static final Set<Class<?>> CONTAINERS = Set.of(List.class, Set.class, Map.class, Optional.class);

    private final Set<Class<?>> seen = new HashSet<>();

    /// Returns the first part of a type that may not be in a message; null if all parts may.
    static @Nullable String refused(Class<?> type) {
        return new Shapes().check(type, type.getSimpleName());
    }

    private @Nullable String check(Type type, String place) {
        return switch (type) {
            case Class<?> plain -> checkClass(plain, place);
            case ParameterizedType generic
            when CONTAINERS.contains((Class<?>) generic.getRawType()) ->
                Arrays.stream(generic.getActualTypeArguments())
                        .map(argument -> check(argument, place))
                        .filter(refused -> refused != null)
                        .findFirst()
                        .orElse(null);
            default -> place + " of " + type;
        };
    }

    private @Nullable String checkClass(Class<?> type, String place) {
        if (type.isPrimitive() || type.isEnum() || PLAIN.contains(type) || !seen.add(type)) return null;
        if (type.isArray()) return check(type.getComponentType(), place);
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                String refused = check(component.getGenericType(), place + "." + component.getName());
                if (refused != null) return refused;
            }
            return null;
        }
        if (!type.isSealed()) return place + " of " + type;
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            String refused = checkClass(permitted, place);
            if (refused != null) return refused;
        }
        return null;
    }
}
