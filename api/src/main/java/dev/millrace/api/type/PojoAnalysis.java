package dev.millrace.api.type;

import dev.millrace.api.serializer.PojoMethods;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks whether a class follows the POJO rules, and reports the rule that the class breaks.
final class PojoAnalysis {
    private PojoAnalysis() {}

    /// Returns whether the class follows all rules.
    static boolean isPojo(Class<?> type) {
        return fault(type) == null;
    }

    /// Returns the broken rule as a sentence for users.
    static String reason(Class<?> type) {
        String fault = fault(type);
        return fault == null ? "its type was given as generic" : fault;
    }

    private static @Nullable String fault(Class<?> type) {
        String shape = shapeFault(type);
        if (shape != null) return shape;
        List<Field> fields = PojoMethods.fields(type);
        if (fields.isEmpty()) return "the class has no fields";
        for (Field field : fields) {
            if (!isAccessible(type, field)) {
                return "the field " + field.getName() + " is neither public nor has it a public getter and setter";
            }
        }
        return null;
    }

    private static @Nullable String shapeFault(Class<?> type) {
        int modifiers = type.getModifiers();
        if (type.isPrimitive() || type.isArray()) return "it is not a class with fields";
        if (type.isInterface() || Modifier.isAbstract(modifiers)) return "the class is abstract";
        if (type.getName().startsWith("java.")) return "the class belongs to the JDK";
        if (!Modifier.isPublic(modifiers)) return "the class is not public";
        if (type.isMemberClass() && !Modifier.isStatic(modifiers))
            return "the class is an inner class that is not static";
        if (type.isLocalClass() || type.isAnonymousClass()) return "the class is local to a method";
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            return Modifier.isPublic(constructor.getModifiers())
                    ? null
                    : "the constructor without parameters is not public";
        } catch (NoSuchMethodException _) {
            return "the class has no public constructor without parameters";
        }
    }

    private static boolean isAccessible(Class<?> type, Field field) {
        if (Modifier.isFinal(field.getModifiers())) return false;
        return Modifier.isPublic(field.getModifiers())
                || PojoMethods.getter(type, field) != null && PojoMethods.setter(type, field) != null;
    }
}
