package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.Digits;
import dev.millrace.sql.compile.support.DoubleTests;
import dev.millrace.sql.compile.support.TextBytes;
import dev.millrace.sql.compile.support.Values;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.LogicalType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Generates comparisons.
final class ComparisonCode {
    private final GeneratedMethod method;
    private final Nodes nodes;
    private final Emitter emitter;
    private final CodeBuilder code;
    private final NumberCode numbers;
    private final ListCode lists;

    ComparisonCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.emitter = method.emitter();
        this.code = method.code();
        this.numbers = new NumberCode(method);
        this.lists = new ListCode(method, nodes);
    }

    @Nullable
    Operand value(Expr.Call call) {
        List<Expr> operands = call.operands();
        return switch (call.function()) {
            case "=", "<>", "<", "<=", ">", ">=" -> comparison(call.function(), operands.getFirst(), operands.get(1));
            case "IS NOT DISTINCT FROM" -> same(operands.getFirst(), operands.get(1));
            case "IS DISTINCT FROM" -> inverted(same(operands.getFirst(), operands.get(1)));
            case "NULLIF" -> nullIf(call);
            case "IN" -> in(call);
            case "NOT IN" -> inverted(in(call));
            case "GREATEST" -> extreme(call, Emitter.Jump.GREATER);
            case "LEAST" -> extreme(call, Emitter.Jump.LESS);
            default -> null;
        };
    }

    private static Emitter.Jump jump(String operator) {
        return switch (operator) {
            case "=" -> Emitter.Jump.ZERO;
            case "<>" -> Emitter.Jump.NOT_ZERO;
            case "<" -> Emitter.Jump.LESS;
            case "<=" -> Emitter.Jump.LESS_OR_ZERO;
            case ">" -> Emitter.Jump.GREATER;
            default -> Emitter.Jump.GREATER_OR_ZERO;
        };
    }

    private @Nullable Operand comparison(String operator, Expr left, Expr right) {
        if (!isComparable(left.type(), right.type())) return null;
        Operand first = nodes.value(left);
        Operand second = nodes.value(right);
        List<Operand> both = List.of(first, second);
        boolean isGuarded = first.isObject() || second.isObject() || first.kind() == ColumnLayout.BYTES;
        if (isGuarded) {
            Operand result = nodes.result(ColumnLayout.BOOLEAN, both);
            return nodes.strict(both, result, () -> store(operator, first, left.type(), second, right.type(), result));
        }
        Operand result = emitter.create(ColumnLayout.BOOLEAN, false).withNull(emitter.anyNull(both));
        push(operator, first, left.type(), second, right.type());
        code.istore(result.slot());
        return result;
    }

    private void store(
            String operator, Operand left, LogicalType leftType, Operand right, LogicalType rightType, Operand result) {
        push(operator, left, leftType, right, rightType);
        code.istore(result.slot());
        emitter.markPresent(result);
    }

    /// Returns whether this class can compare values of two types.
    static boolean isComparable(LogicalType left, LogicalType right) {
        ColumnLayout leftKind = ColumnLayout.of(left);
        ColumnLayout rightKind = ColumnLayout.of(right);
        if (Types.isNumber(left) && Types.isNumber(right)) return true;
        if (Types.isTimestamp(left) && Types.isTimestamp(right)) return true;
        if (leftKind == ColumnLayout.OBJECT || rightKind == ColumnLayout.OBJECT) return false;
        boolean areTexts = Types.isText(left) == Types.isText(right);
        if (leftKind == ColumnLayout.BYTES && rightKind == ColumnLayout.BYTES) return areTexts;
        return leftKind == rightKind && Types.areAlike(left, right);
    }

    /// Pushes 1 if a comparison of two values that are not NULL is true, else 0.
    private void push(String operator, Operand left, LogicalType leftType, Operand right, LogicalType rightType) {
        boolean areTexts = left.kind() == ColumnLayout.BYTES;
        boolean isEquality = operator.equals("=") || operator.equals("<>");
        if (areTexts && isEquality) {
            emitter.load(left);
            emitter.load(right);
            method.call(TextBytes.class, "equal", int.class, textPair());
            if (operator.equals("<>")) code.iconst_1().ixor();
            return;
        }
        boolean areApproximate = Types.isApproximate(leftType) || Types.isApproximate(rightType);
        if (areApproximate && Types.isNumber(leftType) && Types.isNumber(rightType)) {
            numbers.loadDouble(left, leftType);
            numbers.loadDouble(right, rightType);
            method.call(DoubleTests.class, doubleTest(operator), int.class, double.class, double.class);
            return;
        }
        boolean areInts = left.kind() != ColumnLayout.LONG && right.kind() != ColumnLayout.LONG && isInt(left, right);
        if (areInts) pushInts(operator, left, right);
        else {
            pushOrder(left, leftType, right, rightType);
            emitter.pushIf(jump(operator));
        }
    }

    private static String doubleTest(String operator) {
        return switch (operator) {
            case "=" -> "equal";
            case "<>" -> "notEqual";
            case "<" -> "less";
            case "<=" -> "lessOrEqual";
            case ">" -> "greater";
            default -> "greaterOrEqual";
        };
    }

    private static boolean isInt(Operand left, Operand right) {
        return Emitter.type(left.kind()) == TypeKind.INT && Emitter.type(right.kind()) == TypeKind.INT;
    }

    private void pushInts(String operator, Operand left, Operand right) {
        Label yes = code.newLabel();
        Label end = code.newLabel();
        code.iload(left.slot()).iload(right.slot());
        switch (operator) {
            case "=" -> code.if_icmpeq(yes);
            case "<>" -> code.if_icmpne(yes);
            case "<" -> code.if_icmplt(yes);
            case "<=" -> code.if_icmple(yes);
            case ">" -> code.if_icmpgt(yes);
            default -> code.if_icmpge(yes);
        }
        code.iconst_0().goto_(end).labelBinding(yes).iconst_1().labelBinding(end);
    }

    /// Pushes a negative number, zero or a positive number for the order of two values that are not NULL.
    private void pushOrder(Operand left, LogicalType leftType, Operand right, LogicalType rightType) {
        if (left.kind() == ColumnLayout.BYTES) {
            emitter.load(left);
            emitter.load(right);
            method.call(TextBytes.class, "compare", int.class, textPair());
        } else if (left.isObject() || right.isObject()) {
            nodes.boxes().boxPresent(left, leftType);
            nodes.boxes().boxPresent(right, rightType);
            method.owner().load(code, leftType);
            method.owner().load(code, rightType);
            method.call(
                    Values.class, "order", int.class, Object.class, Object.class, LogicalType.class, LogicalType.class);
        } else if (Types.isApproximate(leftType)) {
            numbers.loadDouble(left, leftType);
            numbers.loadDouble(right, rightType);
            method.call(Values.class, "compare", int.class, double.class, double.class);
        } else if (Types.isNumber(leftType) && Types.scale(leftType) != Types.scale(rightType)) {
            numbers.loadLong(left);
            code.loadConstant(Types.scale(leftType));
            numbers.loadLong(right);
            code.loadConstant(Types.scale(rightType));
            method.call(Digits.class, "compare", int.class, long.class, int.class, long.class, int.class);
        } else {
            numbers.loadLong(left);
            numbers.loadLong(right);
            code.lcmp();
        }
    }

    private static Class<?>[] textPair() {
        return new Class<?>[] {byte[].class, int.class, int.class, byte[].class, int.class, int.class};
    }

    /// Returns whether two values are the same, where NULL is the same as NULL.
    private @Nullable Operand same(Expr left, Expr right) {
        Operand equal = comparison("=", left, right);
        if (equal == null) return null;
        Operand result = emitter.create(ColumnLayout.BOOLEAN, false);
        loadTrue(equal);
        emitter.loadNull(nodes.value(left));
        emitter.loadNull(nodes.value(right));
        code.iand().ior().istore(result.slot());
        return result;
    }

    /// Pushes 1 if a truth value is true, and 0 if it is false or NULL.
    private void loadTrue(Operand operand) {
        code.iload(operand.slot());
        if (!operand.canBeNull()) return;
        emitter.loadNull(operand);
        code.iconst_1().ixor().iand();
    }

    private @Nullable Operand inverted(@Nullable Operand operand) {
        if (operand == null) return null;
        Operand result = emitter.create(ColumnLayout.BOOLEAN, false).withNull(operand.nullSlot());
        code.iload(operand.slot()).iconst_1().ixor().istore(result.slot());
        return result;
    }

    private @Nullable Operand nullIf(Expr.Call call) {
        Expr left = call.operands().getFirst();
        boolean isSameKind = ColumnLayout.of(left.type()) == ColumnLayout.of(call.type());
        Operand equal = isSameKind ? comparison("=", left, call.operands().get(1)) : null;
        if (equal == null) return null;
        Operand value = nodes.value(left);
        Operand result = emitter.create(value.kind(), true);
        Label end = code.newLabel();
        method.storeNull(result);
        loadTrue(equal);
        code.ifne(end);
        emitter.copy(value, result);
        code.labelBinding(end);
        return result;
    }

    private @Nullable Operand in(Expr.Call call) {
        Operand set = lists.inSet(call);
        if (set != null) return set;
        Expr searched = call.operands().getFirst();
        List<Expr> tests = new ArrayList<>();
        for (Expr each : call.operands().subList(1, call.operands().size())) {
            if (!isComparable(searched.type(), each.type())) return null;
            tests.add(new Expr.Call("=", List.of(searched, each), new BooleanType()));
        }
        if (tests.size() == 1) return nodes.value(tests.getFirst());
        return tests.size() > ListCode.TESTS_MAX ? null : nodes.value(new Expr.Call("OR", tests, new BooleanType()));
    }

    private @Nullable Operand extreme(Expr.Call call, Emitter.Jump isBetter) {
        if (!isComparable(call.type(), call.type())) return null;
        List<Operand> operands = new ArrayList<>();
        for (Expr each : call.operands()) operands.add(nodes.valueAs(each, call.type()));
        Operand result = nodes.result(ColumnLayout.of(call.type()), operands);
        return nodes.strict(operands, result, () -> {
            emitter.load(operands.getFirst());
            emitter.store(result);
            for (Operand each : operands.subList(1, operands.size())) {
                Label worse = code.newLabel();
                Label better = code.newLabel();
                pushOrder(each, call.type(), result, call.type());
                emitter.jump(isBetter, better);
                code.goto_(worse).labelBinding(better);
                emitter.load(each);
                emitter.store(result);
                code.labelBinding(worse);
            }
            emitter.markPresent(result);
        });
    }
}
