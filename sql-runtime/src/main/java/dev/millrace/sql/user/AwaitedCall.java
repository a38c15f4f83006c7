package dev.millrace.sql.user;

import dev.millrace.table.functions.UserDefinedFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Calls a function that completes a future, and waits for the result. A call that fails is repeated. Not thread-safe.
public final class AwaitedCall {
    private final UserFunction function;
    private final FunctionCall call;
    private final AsyncOptions calls;

    /// Creates the call of `eval`.
    ///
    /// @param calls says how often a call is repeated, and how long a call may take
    public AwaitedCall(UserFunction function, UserDefinedFunction instance, AsyncOptions calls) {
        this.function = function;
        this.calls = calls;
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

    /// Waits for the result of a call that was started.
    public @Nullable Object await(CompletableFuture<@Nullable Object> started, @Nullable Object[] arguments) {
        CompletableFuture<@Nullable Object> future = started;
        for (int attempt = 1; ; attempt++) {
            try {
                return future.get(calls.timeoutMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failed) {
                if (attempt >= calls.attempts())
                    throw FunctionCall.failed(
                            function, "eval", arguments, Objects.requireNonNullElse(failed.getCause(), failed));
                pause(arguments);
                future = start(arguments);
            } catch (TimeoutException late) {
                throw UserFaults.LATE
                        .what(
                                "The function %s did not complete its future within %d ms. Its arguments were %s.",
                                function.name(), calls.timeoutMillis(), Arrays.toString(arguments))
                        .fix("Complete the future in all cases, also exceptionally, or raise the option"
                                + " table.exec.async-scalar.timeout or table.exec.async-table.timeout.");
            } catch (InterruptedException stopped) {
                throw interrupted(arguments, stopped);
            }
        }
    }

    /// Waits before the next attempt.
    private void pause(@Nullable Object[] arguments) {
        try {
            new Semaphore(0).tryAcquire(calls.delayMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw interrupted(arguments, stopped);
        }
    }

    private RuntimeException interrupted(@Nullable Object[] arguments, InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return FunctionCall.failed(function, "eval", arguments, stopped);
    }
}
