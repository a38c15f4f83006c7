package dev.millrace.api.serializer;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// Recognises flat objects: mutable objects whose fields are all immutable, for example a tuple of strings and numbers.
/// A copy of such an object is needed only while the object is still in use.
public final class FlatObjects {
    private FlatObjects() {}

    /// Returns the class of a serializer's values if its objects are flat; otherwise null. The values may be instances
    /// of subclasses.
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

    /// Counts all instance fields, because fields that are not serialized may hold mutable values.
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
