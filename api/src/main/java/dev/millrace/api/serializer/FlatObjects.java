package dev.millrace.api.serializer;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// Objects whose fields can be replaced, but hold only what never changes: a tuple of strings and numbers, say. A
/// copy of such an object differs from the object only while somebody holds both.
public final class FlatObjects {
    private FlatObjects() {}

    /// The class of which all values of a serializer are, or are subclasses, if its objects are flat; otherwise null.
    public static @Nullable Class<?> classOf(TypeSerializer<?> serializer) {
        Class<?> type = switch (serializer) {
            case TupleSerializer<?> tuple -> tuple.getTupleClass();
            case PojoSerializer<?> pojo -> pojo.getType();
            default -> null;
        };
        if (type == null || !(serializer instanceof NestedSerializer<?> nested)) return null;
        for (TypeSerializer<?> field : nested.nested) {
            if (!field.isImmutableType()) return null;
        }
        return instanceFields(type) == nested.nested.length ? type : null;
    }

    /// Also those that are not written: they may hold anything.
    private static int instanceFields(Class<?> owner) {
        int count = 0;
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) count++;
            }
        }
        return count;
    }
}
