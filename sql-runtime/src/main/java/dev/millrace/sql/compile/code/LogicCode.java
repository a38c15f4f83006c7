package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.LogicalType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Generates logic with three values, and expressions of which only a part is evaluated.
final class LogicCode {
    private final GeneratedMethod method;
    private final Nodes nodes;
    private final Emitter emitter;
    private final CodeBuilder code;

    LogicCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.emitter = method.emitter();
        this.code = method.code();
    }

    @Nullable
    Operand value(Expr.Call call) {
        return switch (call.function()) {
            case "AND" -> chain(call, true);
            case "OR" -> chain(call, false);
            case "NOT" -> not(nodes.value(call.operands().getFirst()));
            case "IS NULL", "IS UNKNOWN" -> nullTest(call, true);
            case "IS NOT NULL", "IS NOT UNKNOWN" -> nullTest(call, false);
            case "IS TRUE" -> truthTest(call, true, true);
            case "IS NOT TRUE" -> truthTest(call, true, false);
            case "IS FALSE" -> truthTest(call, false, true);
            case "IS NOT FALSE" -> truthTest(call, false, false);
            case "COALESCE", "IFNULL" -> firstPresent(call);
            case "IF" -> call.operands().size() == 3 ? ifElse(call) : null;
            default -> null;
        };
    }

    /// Returns the AND of operands, or their OR.
    private Operand chain(Expr.Call call, boolean isAnd) {
        Operand result = nodes.value(call.operands().getFirst());
        for (Expr each : call.operands().subList(1, call.operands().size())) {
            result = Cost.isSmall(each) ? combined(result, nodes.value(each), isAnd) : shortCut(result, each, isAnd);
        }
        return result;
    }

    /// Computes the second operand only if the first one does not decide.
    private Operand shortCut(Operand left, Expr expression, boolean isAnd) {
        Operand result = emitter.create(ColumnLayout.BOOLEAN, true);
        Label end = code.newLabel();
        emitter.copy(left, result);
        Label open = code.newLabel();
        emitter.jumpIfNull(result, open);
        code.iload(result.slot());
        emitter.jump(isAnd ? Emitter.Jump.ZERO : Emitter.Jump.NOT_ZERO, end);
        code.labelBinding(open);
        method.beginBranch();
        Operand right = nodes.value(expression);
        emitter.copy(combined(left, right, isAnd), result);
        method.endBranch();
        code.labelBinding(end);
        return left.canBeNull() || right.canBeNull() ? result : result.withNull(Operand.NEVER);
    }

    /// Returns the AND or OR of two values without a jump.
    private Operand combined(Operand left, Operand right, boolean isAnd) {
        Operand result = emitter.create(ColumnLayout.BOOLEAN, left.canBeNull() || right.canBeNull());
        loadOpen(left, isAnd);
        loadOpen(right, isAnd);
        if (isAnd) code.iand();
        else code.ior();
        code.istore(result.slot());
        if (!result.canBeNull()) return result;
        emitter.loadNull(left);
        emitter.loadNull(right);
        code.ior().iload(result.slot());
        if (!isAnd) code.iconst_1().ixor();
        code.iand().istore(result.nullSlot());
        return result;
    }

    /// Pushes a truth value, where NULL counts as true in an AND and as false in an OR.
    private void loadOpen(Operand operand, boolean isAnd) {
        code.iload(operand.slot());
        if (!operand.canBeNull()) return;
        emitter.loadNull(operand);
        if (isAnd) code.ior();
        else code.iconst_1().ixor().iand();
    }

    Operand not(Operand operand) {
        Operand result = new Operand(
                ColumnLayout.BOOLEAN,
                code.allocateLocal(TypeKind.INT),
                Operand.NEVER,
                Operand.NEVER,
                operand.nullSlot());
        code.iload(operand.slot()).iconst_1().ixor().istore(result.slot());
        return result;
    }

    private Operand nullTest(Expr.Call call, boolean isNull) {
        Operand operand = nodes.value(call.operands().getFirst());
        Operand result = emitter.create(ColumnLayout.BOOLEAN, false);
        emitter.loadNull(operand);
        if (!isNull) code.iconst_1().ixor();
        code.istore(result.slot());
        return result;
    }

    private @Nullable Operand truthTest(Expr.Call call, boolean truth, boolean isExpected) {
        Operand operand = nodes.value(call.operands().getFirst());
        if (operand.kind() != ColumnLayout.BOOLEAN) return null;
        Operand result = emitter.create(ColumnLayout.BOOLEAN, false);
        code.iload(operand.slot());
        if (!truth) code.iconst_1().ixor();
        emitter.loadNull(operand);
        code.iconst_1().ixor().iand();
        if (!isExpected) code.iconst_1().ixor();
        code.istore(result.slot());
        return result;
    }

    private Operand firstPresent(Expr.Call call) {
        Operand result = emitter.create(ColumnLayout.of(call.type()), true);
        Label end = code.newLabel();
        method.storeNull(result);
        Operand first = nodes.valueAs(call.operands().getFirst(), call.type());
        emitter.copy(first, result);
        for (Expr each : call.operands().subList(1, call.operands().size())) {
            Label next = code.newLabel();
            emitter.jumpIfNull(result, next);
            code.goto_(end).labelBinding(next);
            method.beginBranch();
            emitter.copy(nodes.valueAs(each, call.type()), result);
        }
        for (int i = 1; i < call.operands().size(); i++) method.endBranch();
        code.labelBinding(end);
        return result;
    }

    private Operand ifElse(Expr.Call call) {
        List<Expr> operands = call.operands();
        Expr.Branch branch = new Expr.Branch(operands.getFirst(), operands.get(1));
        return choice(new Expr.Case(List.of(branch), operands.get(2), call.type()));
    }

    /// Returns the value of the first branch whose condition is true.
    Operand choice(Expr.Case choice) {
        Operand result = emitter.create(ColumnLayout.of(choice.type()), true);
        Label end = code.newLabel();
        method.storeNull(result);
        for (Expr.Branch each : choice.branches()) {
            Label next = code.newLabel();
            Operand condition = nodes.value(each.condition());
            emitter.jumpIfNull(condition, next);
            code.iload(condition.slot()).ifeq(next);
            branch(each.value(), choice.type(), result);
            code.goto_(end).labelBinding(next);
            method.beginBranch();
        }
        branch(choice.otherwise(), choice.type(), result);
        for (int i = 0; i < choice.branches().size(); i++) method.endBranch();
        code.labelBinding(end);
        return result;
    }

    private void branch(Expr value, LogicalType type, Operand result) {
        method.beginBranch();
        emitter.copy(nodes.valueAs(value, type), result);
        method.endBranch();
    }
}
