package dev.millrace.sql.expression;

import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.user.AwaitedCall;
import dev.millrace.sql.user.FunctionArguments;
import dev.millrace.sql.user.FunctionCall;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.sql.user.FunctionMethods;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.functions.AsyncScalarFunction;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Evaluates calls of scalar functions of the program.
final class UserCalls {
    private final Interpreter interpreter;
    private final FunctionInstances instances;

    UserCalls(Interpreter interpreter, FunctionInstances instances) {
        this.interpreter = interpreter;
        this.instances = instances;
    }

    Evaluation evaluation(Expr.UserCall call) {
        UserFunction function = call.function();
        UserDefinedFunction instance = instances.instance(function);
        List<LogicalType> given = call.operands().stream().map(Expr::type).toList();
        FunctionArguments arguments = new FunctionArguments(function, given, interpreter.casts());
        Evaluation[] operands =
                call.operands().stream().map(interpreter::evaluation).toArray(Evaluation[]::new);
        ValueConverter result = ValueConverter.of(function.output());
        Function<@Nullable Object[], @Nullable Object> method = method(function, instance);
        return row -> {
            @Nullable Object[] values = new Object[operands.length];
            for (int i = 0; i < values.length; i++) values[i] = arguments.external(i, operands[i].of(row));
            return result.internal(method.apply(values));
        };
    }

    private static Function<@Nullable Object[], @Nullable Object> method(
            UserFunction function, UserDefinedFunction instance) {
        if (instance instanceof AsyncScalarFunction) return new AwaitedCall(function, instance)::call;
        List<Class<?>> classes = FunctionMethods.classes(function.arguments());
        return new FunctionCall(function, "eval", FunctionMethods.find(function, instance, "eval", classes))::call;
    }
}
