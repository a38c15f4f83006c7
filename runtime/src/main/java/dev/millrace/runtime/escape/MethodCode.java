package dev.millrace.runtime.escape;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds the numbered instructions of a method, with resolved labels.
final class MethodCode {
    /// Describes a range of instructions and the handler of their exceptions; the end is exclusive.
    private record Guarded(int from, int to, int handler) {}

    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Label, Integer> positions = new HashMap<>();
    private final List<Guarded> guarded = new ArrayList<>();
    private final int variables;
    private final int operandsMax;

    MethodCode(CodeModel code) {
        for (CodeElement element : code) {
            if (element instanceof Instruction instruction) instructions.add(instruction);
            if (element instanceof LabelTarget target) positions.put(target.label(), instructions.size());
        }
        for (ExceptionCatch each : code.exceptionHandlers()) {
            guarded.add(new Guarded(position(each.tryStart()), position(each.tryEnd()), position(each.handler())));
        }
        CodeAttribute limits = (CodeAttribute) code;
        this.variables = limits.maxLocals();
        this.operandsMax = limits.maxStack();
    }

    int variables() {
        return variables;
    }

    int size() {
        return instructions.size();
    }

    Instruction instruction(int index) {
        return instructions.get(index);
    }

    /// Returns the number of the first instruction after a label.
    int position(Label label) {
        Integer position = positions.get(label);
        if (position == null) throw new IllegalArgumentException("a label outside the method");
        return position;
    }

    /// Returns the handlers that may catch an exception of an instruction.
    List<Integer> handlers(int index) {
        return guarded.stream()
                .filter(each -> each.from() <= index && index < each.to())
                .map(Guarded::handler)
                .toList();
    }

    Frame emptyFrame() {
        return new Frame(variables, operandsMax + 1);
    }
}
