package dev.millrace.table.types.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the names of the parameters of methods and constructors.
final class ParameterNames {
    private ParameterNames() {}

    /// Returns the names; empty if the class file lacks them.
    static List<String> of(Executable executable) {
        Parameter[] parameters = executable.getParameters();
        if (Arrays.stream(parameters).allMatch(Parameter::isNamePresent)) {
            return Arrays.stream(parameters).map(Parameter::getName).toList();
        }
        Class<?> owner = executable.getDeclaringClass();
        String file = owner.getName().substring(owner.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream content = owner.getResourceAsStream(file)) {
            return content == null ? List.of() : debugNames(executable, content.readAllBytes());
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    /// Returns the names of the parameters that the compiler wrote for debuggers.
    private static List<String> debugNames(Executable executable, byte[] content) {
        String name = executable instanceof Constructor<?> ? "<init>" : executable.getName();
        List<ClassDesc> wanted = Arrays.stream(executable.getParameterTypes())
                .map(each -> each.describeConstable().orElseThrow())
                .toList();
        for (MethodModel method : ClassFile.of().parse(content).methods()) {
            boolean isWanted = method.methodName().equalsString(name)
                    && method.methodTypeSymbol().parameterList().equals(wanted);
            if (isWanted) return debugNames(method, Modifier.isStatic(executable.getModifiers()) ? 0 : 1);
        }
        return List.of();
    }

    private static List<String> debugNames(MethodModel method, int first) {
        Map<Integer, String> bySlot = new HashMap<>();
        method.findAttribute(Attributes.code())
                .flatMap(code -> code.findAttribute(Attributes.localVariableTable()))
                .ifPresent(table -> {
                    for (LocalVariableInfo each : table.localVariables()) {
                        if (each.startPc() == 0)
                            bySlot.put(each.slot(), each.name().stringValue());
                    }
                });
        List<String> names = new ArrayList<>();
        int slot = first;
        for (ClassDesc each : method.methodTypeSymbol().parameterList()) {
            String name = bySlot.get(slot);
            if (name == null) return List.of();
            names.add(name);
            slot += TypeKind.from(each).slotSize();
        }
        return names;
    }
}
