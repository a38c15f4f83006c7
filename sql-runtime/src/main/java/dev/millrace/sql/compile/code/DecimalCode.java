package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnKind;
import dev.millrace.sql.compile.support.Arguments;
import dev.millrace.sql.compile.support.Digits;
import dev.millrace.sql.compile.support.LargeDecimals;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.classfile.CodeBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Generates arithmetic of decimals and of decimals with integers.
final class DecimalCode {
    private final MethodCode method;
    private final Nodes nodes;
    private final Emitter emitter;
    private final CodeBuilder code;
    private final NumberCode numbers;

    DecimalCode(MethodCode method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.emitter = method.emitter();
        this.code = method.code();
        this.numbers = new NumberCode(method);
    }

    /// Returns the value of an operator between exact numbers; null if the result is no decimal.
    @Nullable
    Operand value(Expr.Call call, char operator) {
        if (!call.type().is(LogicalTypeRoot.DECIMAL)) return null;
        Expr first = call.operands().getFirst();
        Expr second = call.operands().get(1);
        boolean areLongs = Types.isExactLong(first.type()) && Types.isExactLong(second.type());
        if (areLongs && operator == '*') return product(call);
        int scale = Types.scale(call.type());
        boolean isSum = operator == '+' || operator == '-';
        boolean hasRoom = areLongs && hasRoom(first.type(), scale) && hasRoom(second.type(), scale);
        return isSum && hasRoom ? sum(call, operator) : large(call, operator);
    }

    /// Returns whether the digits of all values in a scale are a long.
    private static boolean hasRoom(LogicalType type, int scale) {
        return scale >= Types.scale(type) && wholeDigits(type) + scale <= Types.LONG_DIGITS;
    }

    private static int wholeDigits(LogicalType type) {
        return Types.precision(type) - Types.scale(type);
    }

    private Operand sum(Expr.Call call, char operator) {
        Expr first = call.operands().getFirst();
        Expr second = call.operands().get(1);
        int scale = Types.scale(call.type());
        Operand left = nodes.value(first);
        Operand right = nodes.value(second);
        Operand sum = emitter.create(ColumnKind.LONG, false).withNull(emitter.anyNull(List.of(left, right)));
        loadScaled(left, first.type(), scale);
        loadScaled(right, second.type(), scale);
        if (operator == '+') code.ladd();
        else code.lsub();
        emitter.store(sum);
        int digits = 1 + scale + Math.max(wholeDigits(first.type()), wholeDigits(second.type()));
        boolean isLarge = ColumnKind.of(call.type()) == ColumnKind.OBJECT;
        if (isLarge) return boxed(sum, call.type());
        return digits <= Types.precision(call.type()) ? sum : checked(sum, Types.precision(call.type()));
    }

    private void loadScaled(Operand operand, LogicalType type, int scale) {
        numbers.loadLong(operand);
        if (scale == Types.scale(type)) return;
        code.loadConstant(Digits.power(scale - Types.scale(type))).lmul();
    }

    private Operand boxed(Operand digits, LogicalType type) {
        Operand result = emitter.create(ColumnKind.OBJECT, true);
        return nodes.strict(List.of(digits), result, () -> {
            emitter.load(digits);
            code.loadConstant(Types.precision(type)).loadConstant(Types.scale(type));
            method.call(DecimalData.class, "fromUnscaledLong", DecimalData.class, long.class, int.class, int.class);
            emitter.store(result);
        });
    }

    private Operand checked(Operand sum, int precision) {
        Operand result = emitter.create(ColumnKind.LONG, true);
        return nodes.strict(List.of(sum), result, () -> {
            emitter.load(sum);
            code.loadConstant(precision);
            method.call(Digits.class, "checked", long.class, long.class, int.class);
            storeDigits(result);
        });
    }

    /// Pops digits, which may be [Digits#NONE].
    private void storeDigits(Operand result) {
        code.dup2().loadConstant(Digits.NONE).lcmp();
        emitter.pushIf(Emitter.Jump.ZERO);
        code.istore(result.nullSlot());
        emitter.store(result);
    }

    private Operand product(Expr.Call call) {
        Expr first = call.operands().getFirst();
        Expr second = call.operands().get(1);
        Operand left = nodes.value(first);
        Operand right = nodes.value(second);
        Operand result = emitter.create(ColumnKind.of(call.type()), true);
        int scale = Types.scale(first.type()) + Types.scale(second.type());
        return nodes.strict(List.of(left, right), result, () -> {
            numbers.loadLong(left);
            numbers.loadLong(right);
            code.loadConstant(scale);
            if (result.isObject()) storeLargeProduct(call.type(), result);
            else storeProduct(call.type(), result);
        });
    }

    private void storeLargeProduct(LogicalType type, Operand result) {
        code.loadConstant(Types.precision(type)).loadConstant(Types.scale(type));
        method.call(
                Digits.class,
                "largeProduct",
                DecimalData.class,
                long.class,
                long.class,
                int.class,
                int.class,
                int.class);
        emitter.store(result);
    }

    private void storeProduct(LogicalType type, Operand result) {
        code.loadConstant(Types.scale(type)).loadConstant(Types.precision(type));
        method.call(Digits.class, "product", long.class, long.class, long.class, int.class, int.class, int.class);
        storeDigits(result);
    }

    /// Computes with objects.
    private Operand large(Expr.Call call, char operator) {
        Expr first = call.operands().getFirst();
        Expr second = call.operands().get(1);
        Operand left = nodes.value(first);
        Operand right = nodes.value(second);
        Operand object = emitter.create(ColumnKind.OBJECT, true);
        nodes.strict(List.of(left, right), object, () -> {
            loadNumber(left, first.type());
            loadNumber(right, second.type());
            code.loadConstant(Types.precision(call.type())).loadConstant(Types.scale(call.type()));
            method.call(
                    LargeDecimals.class,
                    name(operator),
                    Object.class,
                    BigDecimal.class,
                    BigDecimal.class,
                    int.class,
                    int.class);
            emitter.store(object);
        });
        if (ColumnKind.of(call.type()) == ColumnKind.OBJECT) return object;
        emitter.load(object);
        return nodes.boxes().unboxed(call.type());
    }

    private static String name(char operator) {
        return switch (operator) {
            case '+' -> "add";
            case '-' -> "subtract";
            case '*' -> "multiply";
            case '/' -> "divide";
            default -> "remainder";
        };
    }

    private void loadNumber(Operand operand, LogicalType type) {
        if (operand.isObject()) {
            emitter.load(operand);
            method.call(LargeDecimals.class, "number", BigDecimal.class, Object.class);
            return;
        }
        numbers.loadLong(operand);
        code.loadConstant(Types.scale(type));
        method.call(Arguments.class, "decimal", BigDecimal.class, long.class, int.class);
    }
}
