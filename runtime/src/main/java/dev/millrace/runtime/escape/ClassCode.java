package dev.millrace.runtime.escape;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Resolves classes, methods and their code as calls do at run time. Classes are loaded but not initialized.
/// Not thread-safe.
public final class ClassCode {
    private final Map<Class<?>, Optional<ClassModel>> files = new HashMap<>();

    /// Returns the class file of a class; empty if it is not readable, for example for generated classes.
    public Optional<ClassModel> file(Class<?> type) {
        return files.computeIfAbsent(type, ClassCode::read);
    }

    private static Optional<ClassModel> read(Class<?> type) {
        String name = type.getName();
        try (InputStream file = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return file == null ? Optional.empty() : Optional.of(ClassFile.of().parse(file.readAllBytes()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /// Returns the class that a name in another class refers to; null if it cannot be loaded.
    @Nullable
    Class<?> find(Class<?> from, ClassDesc name) {
        if (!name.isClassOrInterface()) return null;
        String descriptor = name.descriptorString();
        String binary = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        try {
            return Class.forName(binary, false, from.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            return null;
        }
    }

    /// Returns the method that a static call runs, or a call of a constructor, a private method or a
    /// superclass method.
    Optional<CalledMethod> declared(Class<?> from, ClassDesc owner, String name, MethodTypeDesc type) {
        Class<?> found = find(from, owner);
        return found == null ? Optional.empty() : of(found, name, type);
    }

    /// Returns the method that a virtual call runs for any receiver, if subclasses cannot override it.
    Optional<CalledMethod> unchangeable(Class<?> from, ClassDesc owner, String name, MethodTypeDesc type) {
        Class<?> found = find(from, owner);
        if (found == null) return Optional.empty();
        boolean isClassFinal = isFinal(found);
        return of(found, name, type).filter(method -> isClassFinal || isFixed(method));
    }

    /// Returns whether no class can extend this one.
    static boolean isFinal(Class<?> type) {
        return java.lang.reflect.Modifier.isFinal(type.getModifiers());
    }

    private boolean isFixed(CalledMethod method) {
        int fixed = ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL;
        return model(method.owner(), method.name(), method.type())
                .map(found -> (found.flags().flagsMask() & fixed) != 0)
                .orElse(false);
    }

    /// Returns the method that a call on an object of exactly this class runs. Empty also if a superclass or
    /// interface that could declare the method has no readable class file.
    Optional<CalledMethod> of(Class<?> exact, String name, MethodTypeDesc type) {
        for (Class<?> each = exact; each != null; each = each.getSuperclass()) {
            if (isHidden(each)) return Optional.empty();
            Optional<CalledMethod> found = here(each, name, type);
            if (found.isPresent()) return found;
        }
        List<Class<?>> interfaces = interfaces(exact).distinct().toList();
        if (interfaces.stream().anyMatch(this::isHidden)) return Optional.empty();
        var inherited = interfaces.stream()
                .flatMap(each -> here(each, name, type).stream())
                .toList();
        return inherited.size() == 1 ? Optional.of(inherited.getFirst()) : Optional.empty();
    }

    private boolean isHidden(Class<?> type) {
        return !type.isArray() && file(type).isEmpty();
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        Stream<Class<?>> above = type.getSuperclass() == null ? Stream.empty() : interfaces(type.getSuperclass());
        return Stream.concat(
                above,
                Stream.of(type.getInterfaces()).flatMap(each -> Stream.concat(Stream.of(each), interfaces(each))));
    }

    private Optional<CalledMethod> here(Class<?> owner, String name, MethodTypeDesc type) {
        return model(owner, name, type)
                .map(found ->
                        new CalledMethod(owner, name, type, (found.flags().flagsMask() & ClassFile.ACC_STATIC) != 0));
    }

    private Optional<MethodModel> model(Class<?> owner, String name, MethodTypeDesc type) {
        return file(owner)
                .flatMap(file -> file.methods().stream()
                        .filter(method -> method.methodName().equalsString(name)
                                && method.methodTypeSymbol().equals(type))
                        .findFirst());
    }

    /// Returns the code of a method; empty for abstract and native methods.
    Optional<CodeModel> body(Class<?> owner, String name, MethodTypeDesc type) {
        return model(owner, name, type).flatMap(MethodModel::code);
    }
}
