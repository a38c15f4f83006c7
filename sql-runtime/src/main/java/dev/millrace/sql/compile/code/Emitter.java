package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.List;

/// Writes instructions that move values between local variables and the stack.
final class Emitter {
    private final CodeBuilder code;

    Emitter(CodeBuilder code) {
        this.code = code;
    }

    CodeBuilder code() {
        return code;
    }

    static TypeKind type(ColumnLayout kind) {
        return switch (kind) {
            case LONG -> TypeKind.LONG;
            case INT, BOOLEAN -> TypeKind.INT;
            case DOUBLE -> TypeKind.DOUBLE;
            case FLOAT -> TypeKind.FLOAT;
            case BYTES, OBJECT -> TypeKind.REFERENCE;
        };
    }

    /// Returns new variables for a value.
    Operand create(ColumnLayout kind, boolean canBeNull) {
        boolean isText = kind == ColumnLayout.BYTES;
        boolean hasFlag = canBeNull && kind != ColumnLayout.OBJECT;
        return new Operand(
                kind,
                code.allocateLocal(type(kind)),
                isText ? code.allocateLocal(TypeKind.INT) : Operand.NEVER,
                isText ? code.allocateLocal(TypeKind.INT) : Operand.NEVER,
                hasFlag ? code.allocateLocal(TypeKind.INT) : Operand.NEVER);
    }

    /// Pushes a value: for a text the array, the start and the end.
    void load(Operand operand) {
        code.loadLocal(type(operand.kind()), operand.slot());
        if (operand.kind() != ColumnLayout.BYTES) return;
        code.iload(operand.start()).iload(operand.end());
    }

    /// Pops a value.
    void store(Operand operand) {
        if (operand.kind() == ColumnLayout.BYTES) code.istore(operand.end()).istore(operand.start());
        code.storeLocal(type(operand.kind()), operand.slot());
    }

    /// Pops an array that is a whole text.
    void storeArray(Operand operand) {
        code.dup().astore(operand.slot()).arraylength().istore(operand.end());
        code.iconst_0().istore(operand.start());
    }

    /// Pops a range, whose array is another text.
    void storeRange(Operand operand, Operand source) {
        code.dup2().l2i().istore(operand.end());
        code.bipush(Integer.SIZE).lushr().l2i().istore(operand.start());
        code.aload(source.slot()).astore(operand.slot());
    }

    /// Pushes 1 if a value is NULL, else 0.
    void loadNull(Operand operand) {
        if (operand.isObject()) {
            code.aload(operand.slot());
            pushIf(Jump.NULL);
        } else if (operand.nullSlot() == Operand.NEVER) {
            code.iconst_0();
        } else {
            code.iload(operand.nullSlot());
        }
    }

    /// Is a kind of conditional jump.
    enum Jump {
        NULL,
        ZERO,
        NOT_ZERO,
        LESS,
        LESS_OR_ZERO,
        GREATER,
        GREATER_OR_ZERO
    }

    /// Pops a value and jumps if it fulfils the condition.
    void jump(Jump jump, Label target) {
        switch (jump) {
            case NULL -> code.ifnull(target);
            case ZERO -> code.ifeq(target);
            case NOT_ZERO -> code.ifne(target);
            case LESS -> code.iflt(target);
            case LESS_OR_ZERO -> code.ifle(target);
            case GREATER -> code.ifgt(target);
            case GREATER_OR_ZERO -> code.ifge(target);
        }
    }

    /// Pops a value and pushes 1 if it fulfils the condition, else 0.
    void pushIf(Jump jump) {
        Label yes = code.newLabel();
        Label end = code.newLabel();
        jump(jump, yes);
        code.iconst_0().goto_(end);
        code.labelBinding(yes).iconst_1().labelBinding(end);
    }

    /// Says that a value is not NULL.
    void markPresent(Operand operand) {
        if (operand.nullSlot() != Operand.NEVER) code.iconst_0().istore(operand.nullSlot());
    }

    /// Says that a value is NULL.
    void markNull(Operand operand) {
        if (operand.isObject()) code.aconst_null().astore(operand.slot());
        else code.iconst_1().istore(operand.nullSlot());
    }

    /// Sets all variables of a value, so that they exist on each path, and says that it is NULL.
    void storeNull(Operand operand, Texts texts) {
        switch (operand.kind()) {
            case LONG -> code.lconst_0().lstore(operand.slot());
            case INT, BOOLEAN -> code.iconst_0().istore(operand.slot());
            case DOUBLE -> code.dconst_0().dstore(operand.slot());
            case FLOAT -> code.fconst_0().fstore(operand.slot());
            case OBJECT -> code.aconst_null().astore(operand.slot());
            case BYTES -> {
                texts.loadEmpty();
                code.astore(operand.slot());
                code.iconst_0().istore(operand.start()).iconst_0().istore(operand.end());
            }
        }
        if (operand.nullSlot() != Operand.NEVER) code.iconst_1().istore(operand.nullSlot());
    }

    /// Pushes an empty array of bytes.
    interface Texts {
        void loadEmpty();
    }

    /// Returns a variable that is 1 if one of the values is NULL, or [Operand#NEVER].
    int anyNull(List<Operand> operands) {
        List<Operand> nullable = operands.stream().filter(Operand::canBeNull).toList();
        if (nullable.isEmpty()) return Operand.NEVER;
        boolean isShared = nullable.size() == 1 && !nullable.getFirst().isObject();
        if (isShared) return nullable.getFirst().nullSlot();
        int slot = code.allocateLocal(TypeKind.INT);
        loadNull(nullable.getFirst());
        for (Operand each : nullable.subList(1, nullable.size())) {
            loadNull(each);
            code.ior();
        }
        code.istore(slot);
        return slot;
    }

    /// Jumps if a value is NULL.
    void jumpIfNull(Operand operand, Label target) {
        if (operand.isObject()) code.aload(operand.slot()).ifnull(target);
        else if (operand.nullSlot() != Operand.NEVER)
            code.iload(operand.nullSlot()).ifne(target);
    }

    /// Copies a value to the variables of another one of the same kind.
    void copy(Operand from, Operand to) {
        load(from);
        store(to);
        if (to.nullSlot() == Operand.NEVER) return;
        loadNull(from);
        code.istore(to.nullSlot());
    }
}
