package dev.millrace.sql.user;

import dev.millrace.table.functions.UserDefinedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Calls a function that completes a future, and waits for the result. A call that fails is repeated. Not thread-safe.
public final class AwaitedCall {
    private static final int ATTEMPTS = 3;
    private static final long TIMEOUT_SECONDS = 180;

    private final UserFunction function;
    private final FunctionCall call;

    /// Creates the call of `eval`.
    public AwaitedCall(UserFunction function, UserDefinedFunction instance) {
        this.function = function;
        List<Class<?>> classes = new ArrayList<>();
        classes.add(CompletableFuture.class);
        classes.addAll(FunctionMethods.classes(function.arguments()));
        this.call = new FunctionCall(function, "eval", FunctionMethods.find(function, instance, "eval", classes));
    }

    /// Starts a call.
    public CompletableFuture<@Nullable Object> start(@Nullable Object[] arguments) {
        CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
        @Nullable Object[] all = new Object[arguments.length + 1];
        all[0] = future;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        call.call(all);
        return future;
    }

    /// Returns the result of a call.
    public @Nullable Object call(@Nullable Object[] arguments) {
        return await(start(arguments), arguments);
    }

    /// Waits for the result of a call that was started.
    public @Nullable Object await(CompletableFuture<@Nullable Object> started, @Nullable Object[] arguments) {
        CompletableFuture<@Nullable Object> future = started;
        for (int attempt = 1; ; attempt++) {
            try {
                return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                if (attempt == ATTEMPTS)
                    throw FunctionCall.failed(
                            function, "eval", arguments, Objects.requireNonNullElse(failed.getCause(), failed));
                future = start(arguments);
            } catch (TimeoutException late) {
                throw UserFaults.LATE
                        .what(
                                "The function %s did not complete its future within %d seconds.",
                                function.name(), TIMEOUT_SECONDS)
                        .fix("Complete the future in all cases, also exceptionally.");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw FunctionCall.failed(function, "eval", arguments, stopped);
            }
        }
    }
}
