package dev.millrace.api.type;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The type of a value's class, once there is a value.
final class RuntimeTypes {
    private static final ClassValue<TypeInformation<?>> TYPES = new ClassValue<>() {
        @Override
        protected TypeInformation<?> computeValue(Class<?> type) {
            return find(type);
        }
    };

    private RuntimeTypes() {}

    /// The type of values of exactly this class, with late types for what the class does not say.
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
        // A late type cannot say how a value is written, so that what stays late becomes generic.
        return found instanceof LateTypeInfo ? new GenericTypeInfo<>(type) : found;
    }

    /// Whether this is a collection of the JDK whose order and equality are the usual ones.
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
