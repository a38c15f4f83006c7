package dev.millrace.sql.external;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the constructor of a POJO that has a parameter per field. As in Flink, its order is that of the columns.
final class AssigningConstructor {
    private AssigningConstructor() {}

    /// Returns the fields in the order of the constructor; empty if there is no such constructor, or if the class file
    /// lacks the names of parameters.
    static List<String> order(Class<?> type, Set<String> fields) {
        for (Constructor<?> each : type.getConstructors()) {
            if (each.getParameterCount() != fields.size()) continue;
            List<String> names = names(each);
            if (fields.size() == names.size() && fields.containsAll(names)) return names;
        }
        return List.of();
    }

    private static List<String> names(Constructor<?> constructor) {
        Parameter[] parameters = constructor.getParameters();
        if (Arrays.stream(parameters).allMatch(Parameter::isNamePresent)) {
            return Arrays.stream(parameters).map(Parameter::getName).toList();
        }
        Class<?> owner = constructor.getDeclaringClass();
        String file = owner.getName().substring(owner.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream content = owner.getResourceAsStream(file)) {
            return content == null ? List.of() : debugNames(constructor, content.readAllBytes());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /// Returns the names of the parameters that the compiler wrote for debuggers.
    private static List<String> debugNames(Constructor<?> constructor, byte[] content) {
        List<ClassDesc> wanted = Arrays.stream(constructor.getParameterTypes())
                .map(each -> each.describeConstable().orElseThrow())
                .toList();
        for (MethodModel method : ClassFile.of().parse(content).methods()) {
            boolean isWanted = method.methodName().equalsString("<init>")
                    && method.methodTypeSymbol().parameterList().equals(wanted);
            if (isWanted) return debugNames(method);
        }
        return List.of();
    }

    private static List<String> debugNames(MethodModel method) {
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
        int slot = 1;
        for (ClassDesc each : method.methodTypeSymbol().parameterList()) {
            String name = bySlot.get(slot);
            if (name == null) return List.of();
            names.add(name);
            slot += TypeKind.from(each).slotSize();
        }
        return names;
    }
}
