package dev.millrace.api.execution;

import dev.millrace.api.util.InstantiationUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Frees inner and anonymous classes of the enclosing object that they hold, but do not use.
final class EnclosingReferences {
    private static final String PREFIX = "this$";

    private EnclosingReferences() {}

    static void free(Object function, boolean isRecursive) {
        free(function, isRecursive, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void free(Object object, boolean isRecursive, Set<Object> seen) {
        if (!seen.add(object)) return;
        for (Class<?> type = object.getClass(); isUserClass(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (isEnclosing(field)) freeUnused(object, field);
            }
        }
        if (!isRecursive || object.getClass().isHidden()) return;
        for (Captured part : Captured.of(object)) {
            Object value = part.value();
            if (!(value instanceof Serializable) || part.name().startsWith(PREFIX)) continue;
            if (isUserClass(value.getClass())) free(value, true, seen);
        }
    }

    private static boolean isUserClass(@Nullable Class<?> type) {
        if (type == null || type.getClassLoader() == null || type.isRecord() || type.isEnum()) return false;
        return !type.getName().startsWith("java.");
    }

    private static boolean isEnclosing(Field field) {
        return field.isSynthetic() && field.getName().startsWith(PREFIX);
    }

    private static void freeUnused(Object object, Field field) {
        try {
            field.setAccessible(true);
            // What can be shipped with it may stay: letting it go would change nothing but the size.
            Object enclosing = field.get(object);
            if (enclosing == null || InstantiationUtil.isSerializable(enclosing)) return;
            if (!isUsed(field)) field.set(object, null);
        } catch (ReflectiveOperationException | IOException | RuntimeException _) {
            // It stays as it is; the check that follows says what is wrong with it.
        }
    }

    /// Whether a method of the declaring class, or a class nested in it, reads the field.
    private static boolean isUsed(Field field) throws IOException {
        Class<?> type = field.getDeclaringClass();
        // Classes within this one reach the field from their own code.
        boolean hasInner = Arrays.stream(type.getNestMembers())
                .anyMatch(member -> member.getName().startsWith(type.getName() + "$"));
        if (hasInner) return true;
        try (InputStream bytes = type.getResourceAsStream(resourceName(type))) {
            if (bytes == null) return true;
            return reads(ClassFile.of().parse(bytes.readAllBytes()), field.getName());
        }
    }

    private static String resourceName(Class<?> type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    }

    private static boolean reads(ClassModel model, String fieldName) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof FieldInstruction instruction
                        && instruction.opcode() == Opcode.GETFIELD
                        && instruction.name().equalsString(fieldName));
    }
}
