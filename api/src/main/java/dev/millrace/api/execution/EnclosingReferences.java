package dev.millrace.api.execution;

import dev.millrace.api.util.InstantiationUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Removes unused references of inner and anonymous classes to their enclosing objects.
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
            // A serializable enclosing object may stay. Its removal would only change the size.
            Object enclosing = field.get(object);
            if (enclosing == null || InstantiationUtil.isSerializable(enclosing)) return;
            if (!isUsed(field)) field.set(object, null);
        } catch (ReflectiveOperationException | IOException | RuntimeException _) {
            // The field stays unchanged. The check that follows reports the error.
        }
    }

    /// Returns whether a method of the declaring class or of a class nested in it reads the field.
    private static boolean isUsed(Field field) throws IOException {
        Class<?> type = field.getDeclaringClass();
        String owner = internalName(type);
        Deque<String> unread = new ArrayDeque<>(List.of(owner));
        Set<String> found = new HashSet<>(unread);
        while (!unread.isEmpty()) {
            ClassModel model = read(type, unread.pop());
            // Code that cannot be read might use the field.
            if (model == null || reads(model, owner, field.getName())) return true;
            nested(model, owner).filter(found::add).forEach(unread::push);
        }
        return false;
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static @Nullable ClassModel read(Class<?> beside, String internalName) throws IOException {
        try (InputStream bytes = beside.getResourceAsStream("/" + internalName + ".class")) {
            return bytes == null ? null : ClassFile.of().parse(bytes.readAllBytes());
        }
    }

    /// Returns the classes nested in the owner that the model mentions. Each class mentions the classes directly
    /// within it.
    private static Stream<String> nested(ClassModel model, String owner) {
        return model.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(attribute -> attribute.classes().stream())
                .map(each -> each.innerClass().asInternalName())
                .filter(name -> name.startsWith(owner + "$"));
    }

    private static boolean reads(ClassModel model, String owner, String fieldName) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof FieldInstruction instruction
                        && instruction.opcode() == Opcode.GETFIELD
                        && instruction.owner().asInternalName().equals(owner)
                        && instruction.name().equalsString(fieldName));
    }
}
