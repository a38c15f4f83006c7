package dev.millrace.migrate.jar;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Checks whether methods and fields that code refers to exist: in the named class or in its supertypes, which may
/// include Millrace's classes.
final class Members {
    private final ClassLoader loader;
    private final Function<String, Optional<ClassModel>> files;

    /// @param files the program's own classes by internal name
    Members(ClassLoader loader, Function<String, Optional<ClassModel>> files) {
        this.loader = loader;
        this.files = files;
    }

    boolean hasClass(String internalName) {
        try {
            Class.forName(internalName.replace('/', '.'), false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    boolean hasMethod(String owner, String name, String type) {
        return has(
                owner,
                file -> file.methods().stream()
                        .anyMatch(method -> method.methodName().equalsString(name)
                                && method.methodType().equalsString(type)),
                here -> isInherited(owner, name, here) && declaresMethod(here, name, type));
    }

    private static boolean isInherited(String owner, String name, Class<?> here) {
        return !name.equals("<init>") || here.getName().equals(owner.replace('/', '.'));
    }

    boolean hasField(String owner, String name, String type) {
        return has(
                owner,
                file -> file.fields().stream()
                        .anyMatch(field -> field.fieldName().equalsString(name)
                                && field.fieldType().equalsString(type)),
                here -> declaresField(here, name, type));
    }

    private boolean has(String owner, Function<ClassModel, Boolean> inFile, Function<Class<?>, Boolean> inClass) {
        Optional<ClassModel> file = files.apply(owner);
        if (file.isEmpty()) return isThere(owner, inFile, inClass);
        if (inFile.apply(file.get())) return true;
        return Stream.concat(file.get().superclass().stream(), file.get().interfaces().stream())
                .map(ClassEntry::asInternalName)
                .anyMatch(above -> has(above, inFile, inClass));
    }

    /// Checks Millrace's classes only. Other classes belong to the JDK, or the check of classes reports them.
    private boolean isThere(String owner, Function<ClassModel, Boolean> inFile, Function<Class<?>, Boolean> inClass) {
        boolean isKnown = owner.startsWith("dev/millrace/") || owner.equals("java/lang/Object");
        if (!isKnown) return true;
        try {
            Class<?> here = Class.forName(owner.replace('/', '.'), false, loader);
            return ancestry(here).anyMatch(inClass::apply);
        } catch (ClassNotFoundException absent) {
            return false;
        } catch (LinkageError libraryIsAbsent) {
            return isInFile(owner, inFile);
        }
    }

    /// Reads one of Millrace's classes that cannot be linked without a library, which the program brings later.
    private boolean isInFile(String owner, Function<ClassModel, Boolean> inFile) {
        try (InputStream bytes = loader.getResourceAsStream(owner + ".class")) {
            return bytes != null && inFile.apply(ClassFile.of().parse(bytes.readAllBytes()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static Stream<Class<?>> ancestry(Class<?> type) {
        Stream<Class<?>> above = Stream.of(type.getInterfaces()).flatMap(Members::ancestry);
        Class<?> superclass = type.isInterface() ? Object.class : type.getSuperclass();
        Stream<Class<?>> supers = superclass == null ? Stream.empty() : ancestry(superclass);
        return Stream.concat(Stream.of(type), Stream.concat(supers, above));
    }

    private static boolean declaresMethod(Class<?> here, String name, String type) {
        if (name.equals("<init>")) {
            for (Constructor<?> each : here.getDeclaredConstructors()) {
                if (descriptor(void.class, each.getParameterTypes()).equals(type)) return true;
            }
            return false;
        }
        for (Method each : here.getDeclaredMethods()) {
            boolean isNamed = each.getName().equals(name);
            if (isNamed
                    && descriptor(each.getReturnType(), each.getParameterTypes())
                            .equals(type)) return true;
        }
        return false;
    }

    private static boolean declaresField(Class<?> here, String name, String type) {
        for (Field each : here.getDeclaredFields()) {
            if (each.getName().equals(name) && each.getType().descriptorString().equals(type)) return true;
        }
        return false;
    }

    private static String descriptor(Class<?> returned, Class<?>[] parameters) {
        return MethodType.methodType(returned, parameters).descriptorString();
    }
}
