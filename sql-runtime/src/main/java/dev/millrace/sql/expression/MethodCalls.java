package dev.millrace.sql.expression;

import dev.millrace.sql.function.Arithmetic;
import dev.millrace.sql.function.Casts;
import dev.millrace.sql.function.EvaluationFaults;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.function.ScalarFunctionMethod;
import dev.millrace.table.types.logical.DoubleType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Evaluates arithmetic, and functions that are Java methods.
final class MethodCalls {
    private final FunctionRegistry functions;
    private final Casts casts;

    MethodCalls(FunctionRegistry functions, Casts casts) {
        this.functions = functions;
        this.casts = casts;
    }

    Evaluation find(Expr.Call call, List<Evaluation> operands) {
        return switch (call.function()) {
            case "+", "-" -> operands.size() == 1 ? sign(call, operands) : arithmetic(call, operands);
            case "*", "/", "%", "MOD" -> arithmetic(call, operands);
            default -> method(call, operands);
        };
    }

    static boolean isArithmetic(Expr.Call call) {
        return switch (call.function()) {
            case "+", "-", "*", "/", "%", "MOD" -> true;
            default -> false;
        };
    }

    /// Returns the types that the method of a call sees.
    static List<LogicalType> argumentTypes(Expr.Call call) {
        return call.operands().stream()
                .map(Expr::type)
                .map(MethodCalls::withoutZone)
                .toList();
    }

    private static Evaluation sign(Expr.Call call, List<Evaluation> operands) {
        Evaluation operand = operands.getFirst();
        if (call.function().equals("+")) return operand;
        LogicalType type = call.operands().getFirst().type();
        boolean isExact = type.is(LogicalTypeFamily.EXACT_NUMERIC) || type.is(LogicalTypeFamily.INTERVAL);
        Number factor = isExact ? (Number) (-1) : (Number) (-1.0);
        LogicalType factorType = isExact ? new IntType(false) : new DoubleType(false);
        return row -> {
            Object value = operand.of(row);
            return value == null ? null : Arithmetic.apply('*', value, type, factor, factorType, call.type());
        };
    }

    private static Evaluation arithmetic(Expr.Call call, List<Evaluation> operands) {
        char operator = call.function().equals("MOD") ? '%' : call.function().charAt(0);
        LogicalType leftType = call.operands().getFirst().type();
        LogicalType rightType = call.operands().get(1).type();
        return row -> {
            Object left = operands.getFirst().of(row);
            Object right = operands.get(1).of(row);
            if (left == null || right == null) return null;
            return Arithmetic.apply(operator, left, leftType, right, rightType, call.type());
        };
    }

    private Evaluation method(Expr.Call call, List<Evaluation> operands) {
        List<LogicalType> given = call.operands().stream().map(Expr::type).toList();
        List<LogicalType> types = given.stream().map(MethodCalls::withoutZone).toList();
        LogicalType type = withoutZone(call.type());
        ScalarFunctionMethod method = functions.find(call.function(), types).orElseThrow(() -> unknown(call));
        return row -> {
            @Nullable Object[] arguments = new Object[operands.size()];
            for (int i = 0; i < arguments.length; i++) {
                Object value = operands.get(i).of(row);
                boolean hasZone = given.get(i).is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
                arguments[i] = hasZone ? casts.cast(value, given.get(i), types.get(i)) : value;
            }
            Object result = method.call(arguments, types, type);
            return type == call.type() ? result : casts.cast(result, type, call.type());
        };
    }

    /// Returns the type of the arguments of methods: they see times in the time zone of the session.
    private static LogicalType withoutZone(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                new TimestampType(type.isNullable(), LogicalTypeChecks.getPrecision(type));
            case SYMBOL -> VarCharType.STRING_TYPE;
            default -> type;
        };
    }

    private static RuntimeException unknown(Expr.Call call) {
        return EvaluationFaults.FUNCTION
                .what(
                        "The function %s does not exist for the arguments (%s).",
                        call.function(),
                        call.operands().stream()
                                .map(operand -> operand.type().asSummaryString())
                                .collect(Collectors.joining(", ")))
                .fix("Cast the arguments to types that the function takes, or use another function.");
    }
}
