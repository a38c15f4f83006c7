package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.Values;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Generates `+`, `-`, `*`, `/` and `%`.
final class ArithmeticCode {
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final int MILLIS_DIGITS = 3;

    private final GeneratedMethod method;
    private final Nodes nodes;
    private final Emitter emitter;
    private final CodeBuilder code;
    private final NumberCode numbers;
    private final DecimalCode decimals;

    ArithmeticCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.emitter = method.emitter();
        this.code = method.code();
        this.numbers = new NumberCode(method);
        this.decimals = new DecimalCode(method, nodes);
    }

    @Nullable
    Operand value(Expr.Call call) {
        char operator = operator(call.function());
        if (operator == ' ') return null;
        return call.operands().size() == 1 ? sign(call, operator) : binary(call, operator);
    }

    private static char operator(String function) {
        return switch (function) {
            case "+", "-", "*", "/", "%" -> function.charAt(0);
            case "MOD" -> '%';
            default -> ' ';
        };
    }

    private @Nullable Operand sign(Expr.Call call, char operator) {
        Expr operand = call.operands().getFirst();
        boolean isSame = operand.type().copy(true).equals(call.type().copy(true));
        ColumnLayout kind = ColumnLayout.of(call.type());
        if (!isSame || kind == ColumnLayout.OBJECT || kind == ColumnLayout.BYTES) return null;
        Operand value = nodes.value(operand);
        if (operator == '+') return value;
        Operand result = emitter.create(kind, false).withNull(value.nullSlot());
        emitter.load(value);
        switch (kind) {
            case LONG -> code.lneg();
            case DOUBLE -> code.dneg();
            case FLOAT -> code.fneg();
            default -> {
                code.ineg();
                numbers.narrowInt(call.type());
            }
        }
        emitter.store(result);
        return result;
    }

    private @Nullable Operand binary(Expr.Call call, char operator) {
        LogicalType left = call.operands().getFirst().type();
        LogicalType right = call.operands().get(1).type();
        if (left.is(LogicalTypeFamily.DATETIME) || right.is(LogicalTypeFamily.DATETIME)) return times(call, operator);
        if (areWhole(left, right, call.type())) return whole(call, operator);
        if (!Types.isNumber(left) || !Types.isNumber(right)) return null;
        boolean isDouble = call.type().is(LogicalTypeRoot.DOUBLE);
        if ((Types.isApproximate(left) || Types.isApproximate(right)) && isDouble) return doubles(call, operator);
        boolean areFloats = Types.isApproximate(left) || Types.isApproximate(right);
        if (areFloats) return areSingle(left, right) ? floats(call, operator) : general(call, operator);
        Operand decimal = decimals.value(call, operator);
        return decimal == null ? general(call, operator) : decimal;
    }

    /// Returns whether values and result are integers or intervals.
    private static boolean areWhole(LogicalType left, LogicalType right, LogicalType result) {
        return isWhole(left) && isWhole(right) && isWhole(result);
    }

    private static boolean isWhole(LogicalType type) {
        return Types.isInteger(type) || type.is(LogicalTypeFamily.INTERVAL);
    }

    private Operand whole(Expr.Call call, char operator) {
        Operand left = nodes.value(call.operands().getFirst());
        Operand right = nodes.value(call.operands().get(1));
        List<Operand> both = List.of(left, right);
        if (operator != '/' && operator != '%') {
            Operand result = emitter.create(ColumnLayout.of(call.type()), false).withNull(emitter.anyNull(both));
            storeWhole(left, right, operator, call.type(), result);
            return result;
        }
        Operand result = nodes.result(ColumnLayout.of(call.type()), both);
        return nodes.strict(both, result, () -> {
            storeWhole(left, right, operator, call.type(), result);
            emitter.markPresent(result);
        });
    }

    private void storeWhole(Operand left, Operand right, char operator, LogicalType type, Operand result) {
        boolean areInts = left.kind() == ColumnLayout.INT
                && right.kind() == ColumnLayout.INT
                && result.kind() == ColumnLayout.INT;
        if (areInts) {
            code.iload(left.slot()).iload(right.slot());
            operate(operator, TypeKind.INT);
            numbers.narrowInt(type);
        } else {
            numbers.loadLong(left);
            numbers.loadLong(right);
            operate(operator, TypeKind.LONG);
            numbers.narrowLong(type);
        }
        emitter.store(result);
    }

    private void operate(char operator, TypeKind kind) {
        switch (operator) {
            case '+' -> add(kind);
            case '-' -> subtract(kind);
            case '*' -> multiply(kind);
            case '/' -> divide(kind);
            default -> remainder(kind);
        }
    }

    private void add(TypeKind kind) {
        switch (kind) {
            case INT -> code.iadd();
            case LONG -> code.ladd();
            case FLOAT -> code.fadd();
            default -> code.dadd();
        }
    }

    private void subtract(TypeKind kind) {
        switch (kind) {
            case INT -> code.isub();
            case LONG -> code.lsub();
            case FLOAT -> code.fsub();
            default -> code.dsub();
        }
    }

    private void multiply(TypeKind kind) {
        switch (kind) {
            case INT -> code.imul();
            case LONG -> code.lmul();
            case FLOAT -> code.fmul();
            default -> code.dmul();
        }
    }

    private void divide(TypeKind kind) {
        switch (kind) {
            case INT -> code.idiv();
            case LONG -> code.ldiv();
            case FLOAT -> code.fdiv();
            default -> code.ddiv();
        }
    }

    private void remainder(TypeKind kind) {
        switch (kind) {
            case INT -> code.irem();
            case LONG -> code.lrem();
            case FLOAT -> code.frem();
            default -> code.drem();
        }
    }

    private Operand doubles(Expr.Call call, char operator) {
        Expr first = call.operands().getFirst();
        Expr second = call.operands().get(1);
        Operand left = nodes.value(first);
        Operand right = nodes.value(second);
        Operand result = emitter.create(ColumnLayout.DOUBLE, false).withNull(emitter.anyNull(List.of(left, right)));
        numbers.loadDouble(left, first.type());
        numbers.loadDouble(right, second.type());
        operate(operator, TypeKind.DOUBLE);
        emitter.store(result);
        return result;
    }

    /// Returns whether one operand is a FLOAT and the other one a FLOAT or an integer.
    private static boolean areSingle(LogicalType left, LogicalType right) {
        return isSingle(left) && isSingle(right);
    }

    private static boolean isSingle(LogicalType type) {
        return type.is(LogicalTypeRoot.FLOAT) || Types.isInteger(type);
    }

    private @Nullable Operand floats(Expr.Call call, char operator) {
        if (!call.type().is(LogicalTypeRoot.FLOAT)) return null;
        Operand left = nodes.value(call.operands().getFirst());
        Operand right = nodes.value(call.operands().get(1));
        Operand result = emitter.create(ColumnLayout.FLOAT, false).withNull(emitter.anyNull(List.of(left, right)));
        loadFloat(left);
        loadFloat(right);
        operate(operator, TypeKind.FLOAT);
        emitter.store(result);
        return result;
    }

    private void loadFloat(Operand operand) {
        emitter.load(operand);
        if (operand.kind() == ColumnLayout.INT) code.i2f();
        else if (operand.kind() == ColumnLayout.LONG) code.l2f();
    }

    /// Moves times by intervals, and subtracts them, as far as they are integers.
    private @Nullable Operand times(Expr.Call call, char operator) {
        Expr first = call.operands().getFirst();
        Expr second = call.operands().get(1);
        boolean isRightTime = second.type().is(LogicalTypeFamily.DATETIME);
        Expr time = isRightTime && !first.type().is(LogicalTypeFamily.DATETIME) ? second : first;
        Expr other = time == first ? second : first;
        boolean isMove = other.type().is(LogicalTypeRoot.INTERVAL_DAY_TIME);
        boolean isDistance = Types.isTimestamp(first.type())
                && Types.isTimestamp(second.type())
                && ColumnLayout.of(second.type()) == ColumnLayout.LONG
                && call.type().is(LogicalTypeRoot.INTERVAL_DAY_TIME);
        if (operator != '+' && operator != '-' || !isMove && !isDistance) return general(call, operator);
        boolean isDate = time.type().is(LogicalTypeRoot.DATE);
        boolean isLong = isMillis(time.type()) && ColumnLayout.of(call.type()) == ColumnLayout.LONG;
        if (!isLong && !(isDate && call.type().is(LogicalTypeRoot.DATE))) return general(call, operator);
        Operand left = nodes.value(time);
        Operand right = nodes.value(other);
        Operand result =
                emitter.create(ColumnLayout.of(call.type()), false).withNull(emitter.anyNull(List.of(left, right)));
        emitter.load(left);
        emitter.load(right);
        if (isDate) code.loadConstant(MILLIS_PER_DAY).ldiv().l2i();
        operate(operator, isDate ? TypeKind.INT : TypeKind.LONG);
        emitter.store(result);
        return result;
    }

    /// Returns whether values are timestamps with milliseconds.
    private static boolean isMillis(LogicalType type) {
        return Types.isTimestamp(type) && LogicalTypeChecks.getPrecision(type) == MILLIS_DIGITS;
    }

    /// Computes with objects, as the interpreter does.
    private Operand general(Expr.Call call, char operator) {
        Expr first = call.operands().getFirst();
        Expr second = call.operands().get(1);
        Operand left = nodes.value(first);
        Operand right = nodes.value(second);
        Operand object = emitter.create(ColumnLayout.OBJECT, true);
        nodes.strict(List.of(left, right), object, () -> {
            nodes.boxes().boxPresent(left, first.type());
            nodes.boxes().boxPresent(right, second.type());
            code.loadConstant((int) operator);
            method.owner().load(code, first.type());
            method.owner().load(code, second.type());
            method.owner().load(code, call.type());
            method.call(
                    Values.class,
                    "arithmetic",
                    Object.class,
                    Object.class,
                    Object.class,
                    int.class,
                    LogicalType.class,
                    LogicalType.class,
                    LogicalType.class);
            emitter.store(object);
        });
        if (ColumnLayout.of(call.type()) == ColumnLayout.OBJECT) return object;
        emitter.load(object);
        return nodes.boxes().unboxed(call.type());
    }
}
