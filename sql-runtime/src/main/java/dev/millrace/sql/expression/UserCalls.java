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
        if (instance instanceof AsyncScalarFunction) {
            AsyncEvaluation asynchronous = asynchronous(call);
            return row -> asynchronous.await(asynchronous.start(row));
        }
        FunctionArguments arguments = arguments(call);
        Evaluation[] operands = operands(call);
        ValueConverter result = ValueConverter.of(function.output());
        List<Class<?>> classes = FunctionMethods.classes(function.arguments());
        FunctionCall method =
                new FunctionCall(function, "eval", FunctionMethods.find(function, instance, "eval", classes));
        return row -> {
            @Nullable Object[] values = new Object[operands.length];
            for (int i = 0; i < values.length; i++) values[i] = arguments.external(i, operands[i].of(row));
            return result.internal(method.call(values));
        };
    }

    AsyncEvaluation asynchronous(Expr.UserCall call) {
        UserFunction function = call.function();
        AwaitedCall awaited = new AwaitedCall(function, instances.instance(function), interpreter.scalarCalls());
        return new AsyncEvaluation(function, operands(call), arguments(call), awaited);
    }

    private FunctionArguments arguments(Expr.UserCall call) {
        List<LogicalType> given = call.operands().stream().map(Expr::type).toList();
        return new FunctionArguments(call.function(), given, interpreter.casts());
    }

    private Evaluation[] operands(Expr.UserCall call) {
        return call.operands().stream().map(interpreter::evaluation).toArray(Evaluation[]::new);
    }
}
