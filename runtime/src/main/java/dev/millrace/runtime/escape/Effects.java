package dev.millrace.runtime.escape;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;

/// Applies each instruction to the value sources in a frame, and collects facts about the method.
final class Effects {
    private static final int NEW_PLACES_MAX = Long.SIZE - ValueSource.FIRST_NEW;

    private final MethodQuery query;
    private final CallEffects calls;
    private final EscapeFacts facts;
    private final Map<Integer, Long> newPlaces = new HashMap<>();

    Effects(MethodQuery query, CallEffects calls, EscapeFacts facts) {
        this.query = query;
        this.calls = calls;
        this.facts = facts;
    }

    void apply(int index, Instruction instruction, Frame frame) {
        switch (instruction) {
            case LoadInstruction load ->
                frame.push(
                        load.typeKind() == TypeKind.REFERENCE ? frame.variable(load.slot()) : 0,
                        load.typeKind().slotSize());
            case StoreInstruction store -> store(store, frame);
            case ConstantInstruction constant ->
                frame.push(
                        constant.opcode() == Opcode.ACONST_NULL ? 0 : elsewhere(constant.typeKind()),
                        constant.typeKind().slotSize());
            case StackInstruction stack -> stack(stack.opcode(), frame);
            case OperatorInstruction operator -> operate(operator, frame);
            case ConvertInstruction convert -> {
                frame.pop(convert.fromType().slotSize());
                frame.push(0, convert.toType().slotSize());
            }
            case BranchInstruction branch -> frame.pop(operands(branch.opcode()));
            case TableSwitchInstruction _, LookupSwitchInstruction _ -> frame.pop();
            case IncrementInstruction _, NopInstruction _ -> {}
            case FieldInstruction field -> field(field, frame);
            case InvokeInstruction call -> call(index, call, frame);
            case InvokeDynamicInstruction dynamic -> capture(dynamic, frame);
            case ReturnInstruction back -> giveBack(back, frame);
            case DiscontinuedInstruction _ -> throw new IllegalArgumentException("subroutines in old code");
            default -> object(index, instruction, frame);
        }
    }

    /// Applies instructions that create objects, access arrays or let objects escape.
    private void object(int index, Instruction instruction, Frame frame) {
        switch (instruction) {
            case NewObjectInstruction made ->
                frame.push(
                        made.className().asSymbol().equals(query.wanted()) ? newPlace(index) : ValueSource.ELSEWHERE);
            case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _ -> {
                frame.pop();
                frame.push(ValueSource.ELSEWHERE);
            }
            case NewMultiArrayInstruction array -> {
                frame.pop(array.dimensions());
                frame.push(ValueSource.ELSEWHERE);
            }
            case ArrayLoadInstruction load -> {
                frame.pop();
                facts.escaped(frame.pop());
                frame.push(elsewhere(load.typeKind()), load.typeKind().slotSize());
            }
            case ArrayStoreInstruction store -> {
                put(store.typeKind(), frame);
                frame.pop();
                facts.escaped(frame.pop());
            }
            case TypeCheckInstruction check -> {
                if (check.opcode() == Opcode.INSTANCEOF) {
                    frame.pop();
                    frame.push(0);
                }
            }
            case ThrowInstruction _, MonitorInstruction _ -> facts.escaped(frame.pop());
            default -> throw new IllegalArgumentException("an unknown instruction");
        }
    }

    private void call(int index, InvokeInstruction call, Frame frame) {
        CallEffects.Outcome outcome = calls.call(call, frame);
        TypeKind returned = TypeKind.from(call.typeSymbol().returnType());
        push(returned, outcome.makes() ? outcome.origin() | newPlace(index) : outcome.origin(), frame);
    }

    /// A lambda keeps its arguments; the effects of other dynamic calls are unknown.
    private void capture(InvokeDynamicInstruction dynamic, Frame frame) {
        var type = dynamic.typeSymbol();
        for (ClassDesc parameter : type.parameterList().reversed()) put(TypeKind.from(parameter), frame);
        push(TypeKind.from(type.returnType()), ValueSource.ELSEWHERE, frame);
    }

    private void giveBack(ReturnInstruction back, Frame frame) {
        boolean isResult = back.typeKind() == TypeKind.REFERENCE && query.collector() == MethodQuery.NONE;
        if (isResult) facts.given(frame.pop());
    }

    /// Returns the bit for the objects of an instruction. If there are too many such instructions, the source
    /// is unknown.
    private long newPlace(int index) {
        Long known = newPlaces.get(index);
        if (known != null) return known;
        if (newPlaces.size() == NEW_PLACES_MAX) return ValueSource.ELSEWHERE;
        long bit = 1L << (ValueSource.FIRST_NEW + newPlaces.size());
        newPlaces.put(index, bit);
        return bit;
    }

    private static long elsewhere(TypeKind kind) {
        return kind == TypeKind.REFERENCE ? ValueSource.ELSEWHERE : 0;
    }

    private static void push(TypeKind kind, long origin, Frame frame) {
        if (kind == TypeKind.VOID) return;
        frame.push(kind == TypeKind.REFERENCE ? origin : 0, kind.slotSize());
    }

    private static void store(StoreInstruction store, Frame frame) {
        int width = store.typeKind().slotSize();
        if (width == 2) {
            frame.pop();
            frame.store(store.slot() + 1, 0);
        }
        frame.store(store.slot(), frame.pop());
    }

    private void field(FieldInstruction field, Frame frame) {
        TypeKind kind = TypeKind.from(field.typeSymbol());
        switch (field.opcode()) {
            case GETSTATIC -> frame.push(elsewhere(kind), kind.slotSize());
            case GETFIELD -> {
                facts.used(frame.pop());
                frame.push(elsewhere(kind), kind.slotSize());
            }
            case PUTSTATIC -> put(kind, frame);
            case PUTFIELD -> {
                put(kind, frame);
                facts.changed(frame.pop());
            }
            default -> throw new IllegalArgumentException("not a field instruction");
        }
    }

    private void put(TypeKind kind, Frame frame) {
        frame.pop(kind.slotSize() - 1);
        facts.escaped(frame.pop());
    }

    private static void stack(Opcode opcode, Frame frame) {
        switch (opcode) {
            case POP -> frame.pop(1);
            case POP2 -> frame.pop(2);
            case DUP -> frame.duplicate(1, 0);
            case DUP_X1 -> frame.duplicate(1, 1);
            case DUP_X2 -> frame.duplicate(1, 2);
            case DUP2 -> frame.duplicate(2, 0);
            case DUP2_X1 -> frame.duplicate(2, 1);
            case DUP2_X2 -> frame.duplicate(2, 2);
            case SWAP -> frame.swap();
            default -> throw new IllegalArgumentException("not a stack instruction");
        }
    }

    private static void operate(OperatorInstruction operator, Frame frame) {
        switch (operator.opcode()) {
            case ARRAYLENGTH -> {
                frame.pop();
                frame.push(0);
            }
            case INEG, LNEG, FNEG, DNEG -> {}
            case LCMP, DCMPL, DCMPG -> {
                frame.pop(4);
                frame.push(0);
            }
            case FCMPL, FCMPG -> frame.pop(1);
            case LSHL, LSHR, LUSHR -> frame.pop(1);
            default -> frame.pop(operator.typeKind().slotSize());
        }
    }

    private static int operands(Opcode branch) {
        return switch (branch) {
            case GOTO, GOTO_W -> 0;
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> 1;
            default -> 2;
        };
    }
}
