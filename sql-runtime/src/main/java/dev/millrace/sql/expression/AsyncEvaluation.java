package dev.millrace.sql.expression;

import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.user.AwaitedCall;
import dev.millrace.sql.user.FunctionArguments;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.data.RowData;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Evaluates calls of an asynchronous scalar function in two steps, so that calls for several rows are open at a time.
/// Not thread-safe.
public final class AsyncEvaluation {
    private final Evaluation[] operands;
    private final FunctionArguments arguments;
    private final AwaitedCall call;
    private final ValueConverter result;

    /// @param operands compute the arguments
    AsyncEvaluation(UserFunction function, Evaluation[] operands, FunctionArguments arguments, AwaitedCall call) {
        this.operands = operands;
        this.arguments = arguments;
        this.call = call;
        this.result = ValueConverter.of(function.output());
    }

    /// Is a call that was started.
    public record Started(@Nullable Object[] arguments, CompletableFuture<@Nullable Object> future) {}

    /// Starts the call for a row.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the function throws
    public Started start(RowData row) {
        @Nullable Object[] values = new Object[operands.length];
        for (int i = 0; i < values.length; i++) values[i] = arguments.external(i, operands[i].of(row));
        return new Started(values, call.start(values));
    }

    /// Waits for the result of a call in internal form. A call that fails is repeated.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if all attempts fail, or the call takes too long
    public @Nullable Object await(Started started) {
        return result.internal(call.await(started.future(), started.arguments()));
    }
}
