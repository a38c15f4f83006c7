package dev.millrace.sql.compile.code;

import dev.millrace.column.BytesColumnBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.ColumnKind;
import dev.millrace.sql.compile.support.Values;
import dev.millrace.table.types.logical.LogicalType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;

/// Generates the code that fills one column of the output.
final class OutputCode {
    private final MethodCode method;
    private final Emitter emitter;
    private final CodeBuilder code;
    private final LogicalType type;
    private final ColumnKind kind;
    private final int index;
    private final int size;
    private final int target;
    private final int nulls;

    /// Creates the code of a column.
    ///
    /// @param index the variable of the index of the current row within the output
    /// @param size the variable of the number of rows
    OutputCode(MethodCode method, LogicalType type, int index, int size) {
        this.method = method;
        this.emitter = method.emitter();
        this.code = method.code();
        this.type = type;
        this.kind = ColumnKind.of(type);
        this.index = index;
        this.size = size;
        this.target = code.allocateLocal(TypeKind.REFERENCE);
        this.nulls = code.allocateLocal(TypeKind.REFERENCE);
    }

    private boolean hasArray() {
        return kind != ColumnKind.BYTES && kind != ColumnKind.OBJECT;
    }

    private Class<?> builder() {
        return kind == ColumnKind.BYTES ? BytesColumnBuilder.class : ColumnBuilder.class;
    }

    /// Creates the array or builder before the loop.
    void begin() {
        if (hasArray()) {
            code.iload(size).newarray(MethodCode.elementType(kind)).astore(target);
            code.aconst_null().astore(nulls);
            return;
        }
        method.owner().load(code, type);
        code.iload(size);
        method.call(ColumnBuilder.class, "of", ColumnBuilder.class, LogicalType.class, int.class);
        code.checkcast(Descs.of(builder())).astore(target);
    }

    /// Stores the value of the current row.
    void store(Operand value) {
        if (hasArray()) storeElement(value);
        else if (kind == ColumnKind.BYTES) appendText(value);
        else {
            code.aload(target).aload(value.slot());
            code.invokevirtual(Descs.of(ColumnBuilder.class), "appendValue", Descs.method(void.class, Object.class));
        }
    }

    private void storeElement(Operand value) {
        code.aload(target).iload(index);
        emitter.load(value);
        code.arrayStore(MethodCode.elementType(kind));
        if (!value.canBeNull()) return;
        Label present = code.newLabel();
        code.iload(value.nullSlot()).ifeq(present);
        code.aload(nulls).iload(index).iload(size);
        method.call(Values.class, "mark", long[].class, long[].class, int.class, int.class);
        code.astore(nulls).labelBinding(present);
    }

    private void appendText(Operand value) {
        Label isNull = code.newLabel();
        Label end = code.newLabel();
        emitter.jumpIfNull(value, isNull);
        code.aload(target);
        emitter.load(value);
        code.iload(value.start()).isub();
        code.invokevirtual(
                Descs.of(BytesColumnBuilder.class),
                "append",
                Descs.method(void.class, byte[].class, int.class, int.class));
        if (value.canBeNull()) {
            code.goto_(end).labelBinding(isNull).aload(target);
            code.invokevirtual(Descs.of(ColumnBuilder.class), "appendNull", Descs.method(void.class));
        } else {
            code.labelBinding(isNull);
        }
        code.labelBinding(end);
    }

    /// Pushes the finished column.
    void end() {
        if (hasArray()) {
            Class<? extends Column> column = MethodCode.columnClass(kind);
            code.new_(Descs.of(column)).dup().aload(target).iload(size).aload(nulls);
            code.invokespecial(
                    Descs.of(column),
                    ConstantDescs.INIT_NAME,
                    Descs.method(void.class, MethodCode.arrayClass(kind), int.class, long[].class));
        } else {
            code.aload(target);
            code.invokevirtual(Descs.of(ColumnBuilder.class), "build", Descs.method(Column.class));
        }
    }
}
