package dev.millrace.api.type;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Determines the type of values from their class at run time.
final class RuntimeTypes {
    private static final ClassValue<TypeInformation<?>> TYPES = new ClassValue<>() {
        @Override
        protected TypeInformation<?> computeValue(Class<?> type) {
            return find(type);
        }
    };

    private RuntimeTypes() {}

    /// Returns the type of values of exactly this class. Parts that the class does not declare become late types.
    static TypeInformation<?> ofClass(Class<?> type) {
        return TYPES.get(type);
    }

    private static TypeInformation<?> find(Class<?> type) {
        if (isStandard(type)) {
            if (List.class.isAssignableFrom(type)) return new ListTypeInfo<>(LateTypeInfo.ANY);
            if (Set.class.isAssignableFrom(type)) return new SetTypeInfo<>(LateTypeInfo.ANY);
            if (Map.class.isAssignableFrom(type)) return new MapTypeInfo<>(LateTypeInfo.ANY, LateTypeInfo.ANY);
        }
        if (Enum.class.isAssignableFrom(type) && !type.isEnum() && type != Enum.class) {
            return ofClass(type.getSuperclass());
        }
        TypeInformation<?> found = new TypeResolution(Map.of()).of(type);
        // A late type does not define a format, so that a type that remains late becomes generic.
        return found instanceof LateTypeInfo ? new GenericTypeInfo<>(type) : found;
    }

    /// Returns whether the class is a collection of the JDK with the usual order and equality.
    private static boolean isStandard(Class<?> type) {
        return type.getName().startsWith("java.util.")
                && !java.util.SortedMap.class.isAssignableFrom(type)
                && !java.util.SortedSet.class.isAssignableFrom(type)
                && !java.util.EnumSet.class.isAssignableFrom(type)
                && !(Map.class.isAssignableFrom(type) && isSpecialMap(type));
    }

    private static boolean isSpecialMap(Class<?> type) {
        return java.util.EnumMap.class.isAssignableFrom(type)
                || java.util.IdentityHashMap.class.isAssignableFrom(type)
                || java.util.WeakHashMap.class.isAssignableFrom(type)
                || java.util.concurrent.ConcurrentMap.class.isAssignableFrom(type);
    }
}
