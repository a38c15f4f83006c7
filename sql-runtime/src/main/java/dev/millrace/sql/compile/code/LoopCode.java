package dev.millrace.sql.compile.code;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.LogicalType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Generates the loops over the rows of a batch.
final class LoopCode {
    private final ClassCode owner;
    private final Set<Expr> outlined;
    private final boolean isSelected;

    /// Creates the generator of loops.
    ///
    /// @param isSelected whether projections compute a selection of the rows
    LoopCode(ClassCode owner, Set<Expr> outlined, boolean isSelected) {
        this.owner = owner;
        this.outlined = outlined;
        this.isSelected = isSelected;
    }

    /// Adds the method that computes columns, with one loop per group of them.
    void addProjection(ClassBuilder made, List<Expr> expressions, List<LogicalType> types, List<List<Integer>> groups) {
        var signature = Descs.method(void.class, ColumnBatch.class, int[].class, int.class, Column[].class);
        for (int i = 0; i < groups.size(); i++) {
            List<Integer> group = groups.get(i);
            made.withMethodBody(
                    "loop" + i, signature, ClassFile.ACC_PRIVATE, code -> project(code, expressions, types, group));
        }
        made.withMethodBody("project", signature, ClassFile.ACC_PUBLIC, code -> {
            for (int i = 0; i < groups.size(); i++) {
                code.aload(0).aload(1).aload(2).iload(3).aload(4).invokevirtual(owner.self(), "loop" + i, signature);
            }
            code.return_();
        });
    }

    private void project(CodeBuilder code, List<Expr> expressions, List<LogicalType> types, List<Integer> group) {
        int index = code.allocateLocal(TypeKind.INT);
        int row = isSelected ? code.allocateLocal(TypeKind.INT) : index;
        int size = code.parameterSlot(2);
        MethodCode method = new MethodCode(owner, code, code.parameterSlot(0), row);
        List<Expr> own = group.stream().map(expressions::get).toList();
        method.loadColumns(Inlined.columns(own, outlined));
        List<OutputCode> outputs = new ArrayList<>();
        for (int column : group) outputs.add(new OutputCode(method, types.get(column), index, size));
        outputs.forEach(OutputCode::begin);
        Nodes nodes = new Nodes(method, outlined);
        loop(code, index, size, () -> {
            if (isSelected)
                code.aload(code.parameterSlot(1)).iload(index).iaload().istore(row);
            for (int i = 0; i < outputs.size(); i++) outputs.get(i).store(nodes.value(own.get(i)));
        });
        for (int i = 0; i < outputs.size(); i++) {
            code.aload(code.parameterSlot(3)).loadConstant(group.get(i).intValue());
            outputs.get(i).end();
            code.aastore();
        }
        code.return_();
    }

    private static int loadSize(CodeBuilder code) {
        int size = code.allocateLocal(TypeKind.INT);
        code.aload(code.parameterSlot(0));
        code.invokevirtual(Descs.of(ColumnBatch.class), "size", Descs.method(int.class))
                .istore(size);
        return size;
    }

    private static void loop(CodeBuilder code, int row, int size, Runnable body) {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(row);
        code.labelBinding(next).iload(row).iload(size).if_icmpge(end);
        body.run();
        code.iinc(row, 1).goto_(next).labelBinding(end);
    }

    /// Adds the method that selects the rows for which a condition is true.
    void addFilter(ClassBuilder made, Expr condition) {
        var signature = Descs.method(int.class, ColumnBatch.class, int[].class);
        made.withMethodBody("select", signature, ClassFile.ACC_PUBLIC, code -> select(code, condition));
    }

    private void select(CodeBuilder code, Expr condition) {
        int row = code.allocateLocal(TypeKind.INT);
        int count = code.allocateLocal(TypeKind.INT);
        int size = loadSize(code);
        MethodCode method = new MethodCode(owner, code, code.parameterSlot(0), row);
        method.loadColumns(Inlined.columns(List.of(condition), outlined));
        Nodes nodes = new Nodes(method, outlined);
        code.iconst_0().istore(count);
        loop(code, row, size, () -> {
            Operand value = nodes.value(condition);
            code.aload(code.parameterSlot(1)).iload(count).iload(row).iastore();
            code.iload(count).iload(value.slot());
            if (value.canBeNull()) {
                method.emitter().loadNull(value);
                code.iconst_1().ixor().iand();
            }
            code.iadd().istore(count);
        });
        code.iload(count).ireturn();
    }
}
