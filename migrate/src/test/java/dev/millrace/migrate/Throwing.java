package dev.millrace.migrate;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.Optional;

/// Finds methods that only throw.
final class Throwing {
    private static final int DEPTH = 3;

    private final ClassFiles classes;

    Throwing(ClassFiles classes) {
        this.classes = classes;
    }

    /// Returns whether the method never returns normally: it has no return instruction, or it has no branch and
    /// calls a static method that only throws.
    boolean always(MethodModel method) {
        return always(method, DEPTH);
    }

    private boolean always(MethodModel method, int depth) {
        if (method.code().isEmpty()) return false;
        boolean isReturning = false;
        boolean isThrowing = false;
        boolean isBranching = false;
        boolean isCallingOne = false;
        for (CodeElement element : method.code().get()) {
            switch (element) {
                case ReturnInstruction _ -> isReturning = true;
                case ThrowInstruction _ -> isThrowing = true;
                case BranchInstruction _, LookupSwitchInstruction _, TableSwitchInstruction _ -> isBranching = true;
                case InvokeInstruction call ->
                    isCallingOne |= depth > 0 && call.opcode() == Opcode.INVOKESTATIC && called(call, depth - 1);
                default -> {}
            }
        }
        return isReturning ? !isBranching && isCallingOne : isThrowing;
    }

    private boolean called(InvokeInstruction call, int depth) {
        Optional<ClassModel> owner = classes.find(ClassFiles.name(call.owner().asInternalName()));
        return owner.stream()
                .flatMap(model -> model.methods().stream())
                .filter(method -> method.methodName().equalsString(call.name().stringValue())
                        && method.methodType().equalsString(call.type().stringValue()))
                .anyMatch(method -> always(method, depth));
    }
}
