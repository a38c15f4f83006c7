package dev.millrace.runtime.window.build;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.runtime.escape.ClassCode;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Detects whether an [AggregateFunction] implements `merge`. Flink calls `merge` only for merging windows, so in
/// many programs the method returns null or throws. Windows of such functions keep one accumulator per window
/// instead of slices.
final class Mergeability {
    private Mergeability() {}

    /// Returns whether `merge` may return a value. Reads the bytecode of the method: if the method can only return
    /// null or throw, or its bytecode is not readable, returns false.
    static boolean of(AggregateFunction<?, ?, ?> function) {
        return declaring(function.getClass()).map(Mergeability::hasRealMerge).orElse(false);
    }

    private static Optional<Class<?>> declaring(Class<?> start) {
        for (Class<?> type = start; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("merge") && method.getParameterCount() == 2) return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static boolean hasRealMerge(Class<?> type) {
        return new ClassCode().file(type).map(Mergeability::hasRealMerge).orElse(false);
    }

    private static boolean hasRealMerge(ClassModel file) {
        return file.methods().stream()
                .filter(Mergeability::isUsersMerge)
                .noneMatch(method -> method.code().map(Mergeability::isEmpty).orElse(true));
    }

    private static boolean isUsersMerge(MethodModel method) {
        boolean isBridge = (method.flags().flagsMask() & ClassFile.ACC_BRIDGE) != 0;
        return !isBridge
                && method.methodName().equalsString("merge")
                && method.methodTypeSymbol().parameterCount() == 2;
    }

    private static boolean isEmpty(CodeModel code) {
        List<Opcode> opcodes = new ArrayList<>();
        for (CodeElement element : code)
            if (element instanceof Instruction instruction) opcodes.add(instruction.opcode());
        boolean returnsNull = opcodes.equals(List.of(Opcode.ACONST_NULL, Opcode.ARETURN));
        boolean throwsOnly = !opcodes.contains(Opcode.ARETURN);
        return returnsNull || throwsOnly;
    }
}
