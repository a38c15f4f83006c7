package dev.millrace.runtime.escape;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Propagates value sources along all paths of a method until nothing changes.
final class MethodFlow {
    private final MethodCode code;
    private final Effects effects;
    private final @Nullable Frame[] before;
    private final Deque<Integer> waiting = new ArrayDeque<>();

    MethodFlow(MethodCode code, Effects effects) {
        this.code = code;
        this.effects = effects;
        this.before = new Frame[code.size()];
    }

    /// Runs the analysis.
    ///
    /// @param entry the frame with the arguments
    void run(Frame entry) {
        reach(0, entry);
        Integer next;
        while ((next = waiting.poll()) != null) {
            Frame frame = before[next];
            if (frame != null) step(next, frame.copy());
        }
    }

    private void step(int index, Frame frame) {
        Instruction instruction = code.instruction(index);
        List<Integer> handlers = code.handlers(index);
        for (int handler : handlers) reach(handler, frame.caught());
        effects.apply(index, instruction, frame);
        for (int handler : handlers) reach(handler, frame.caught());
        switch (instruction) {
            case BranchInstruction branch -> {
                reach(code.position(branch.target()), frame);
                boolean isAlways = branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W;
                if (!isAlways) reach(index + 1, frame);
            }
            case TableSwitchInstruction table -> {
                reach(code.position(table.defaultTarget()), frame);
                for (SwitchCase each : table.cases()) reach(code.position(each.target()), frame);
            }
            case LookupSwitchInstruction lookup -> {
                reach(code.position(lookup.defaultTarget()), frame);
                for (SwitchCase each : lookup.cases()) reach(code.position(each.target()), frame);
            }
            case ReturnInstruction _, ThrowInstruction _ -> {}
            default -> reach(index + 1, frame);
        }
    }

    private void reach(int index, Frame frame) {
        Frame known = before[index];
        if (known == null) before[index] = frame.copy();
        else if (!known.merge(frame)) return;
        if (!waiting.contains(index)) waiting.add(index);
    }
}
