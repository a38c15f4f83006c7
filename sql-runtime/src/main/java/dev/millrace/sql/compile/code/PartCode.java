package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.TextBytes;
import dev.millrace.sql.expression.Expr;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Generates the methods of outlined expressions. Such a method returns the value for one row, and says in a field
/// whether it is NULL. A text is returned as a range, with its array in a field.
final class PartCode {
    private final GeneratedClass owner;

    PartCode(GeneratedClass owner) {
        this.owner = owner;
    }

    /// Returns the type of the method of an expression.
    static MethodTypeDesc type(ColumnLayout kind) {
        ClassDesc result = switch (kind) {
            case INT, BOOLEAN -> ConstantDescs.CD_int;
            case LONG, BYTES -> ConstantDescs.CD_long;
            case DOUBLE -> ConstantDescs.CD_double;
            case FLOAT -> ConstantDescs.CD_float;
            case OBJECT -> ConstantDescs.CD_Object;
        };
        return MethodTypeDesc.of(result, Descs.of(ColumnBatch.class), ConstantDescs.CD_int);
    }

    /// Adds the methods of all outlined expressions.
    void addAll(ClassBuilder made, Set<Expr> outlined) {
        int done = 0;
        List<Map.Entry<Expr, String>> next = owner.outlinedFrom(done);
        while (!next.isEmpty()) {
            for (Map.Entry<Expr, String> each : next) add(made, each.getKey(), each.getValue(), outlined);
            done += next.size();
            next = owner.outlinedFrom(done);
        }
    }

    private void add(ClassBuilder made, Expr expression, String name, Set<Expr> outlined) {
        ColumnLayout kind = ColumnLayout.of(expression.type());
        made.withMethodBody(name, type(kind), ClassFile.ACC_PRIVATE, code -> write(code, expression, kind, outlined));
    }

    private void write(CodeBuilder code, Expr expression, ColumnLayout kind, Set<Expr> outlined) {
        GeneratedMethod method = new GeneratedMethod(owner, code, code.parameterSlot(0), code.parameterSlot(1));
        method.loadColumns(Inlined.columns(List.of(expression), outlined));
        Operand value = new Nodes(method, outlined).inline(expression);
        code.aload(0);
        method.emitter().loadNull(value);
        code.putfield(owner.self(), "nullFlag", ConstantDescs.CD_int);
        if (kind == ColumnLayout.BYTES) {
            code.aload(0).aload(value.slot());
            code.putfield(owner.self(), "text", Descs.of(byte[].class));
            code.iload(value.start()).iload(value.end());
            method.call(TextBytes.class, "range", long.class, int.class, int.class);
            code.lreturn();
        } else {
            method.emitter().load(value);
            code.return_(Emitter.type(kind));
        }
    }
}
