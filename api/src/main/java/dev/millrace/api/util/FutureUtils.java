package dev.millrace.api.util;

import dev.millrace.api.util.function.RunnableWithException;
import dev.millrace.api.util.function.SupplierWithException;
import dev.millrace.base.host.Host;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Combines and converts futures. Connectors built for Flink call these methods.
public class FutureUtils {
    private static final CompletableFuture<Void> COMPLETED = CompletableFuture.completedFuture(null);

    /// Collects the results of several futures.
    public abstract static class ConjunctFuture<T> extends CompletableFuture<T> {
        /// Returns the number of futures.
        public abstract int getNumFuturesTotal();

        /// Returns the number of futures that have completed normally.
        public abstract int getNumFuturesCompleted();
    }

    /// Returns a completed future.
    public static CompletableFuture<Void> completedVoidFuture() {
        return COMPLETED;
    }

    /// Returns a future that has failed with an [UnsupportedOperationException].
    public static <T> CompletableFuture<T> unsupportedOperationFuture() {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("This method is unsupported."));
    }

    /// Returns a failed future.
    public static <T> CompletableFuture<T> completedExceptionally(Throwable cause) {
        return CompletableFuture.failedFuture(cause);
    }

    /// Completes a future with the outcome of a call.
    public static <T> void completeFromCallable(CompletableFuture<T> future, Callable<T> operation) {
        try {
            future.complete(operation.call());
        } catch (Throwable thrown) {
            future.completeExceptionally(thrown);
        }
    }

    /// Repeats an operation while it fails.
    ///
    /// @param retries the number of repetitions
    public static <T> CompletableFuture<T> retry(
            Supplier<CompletableFuture<T>> operation, int retries, Executor executor) {
        return retry(operation, retries, _ -> true, executor);
    }

    /// Repeats an operation while it fails.
    ///
    /// @param retryPredicate decides which failures allow a repetition
    public static <T> CompletableFuture<T> retry(
            Supplier<CompletableFuture<T>> operation,
            int retries,
            Predicate<Throwable> retryPredicate,
            Executor executor) {
        return operation
                .get()
                .exceptionallyComposeAsync(
                        thrown -> {
                            Throwable cause = ExceptionUtils.stripCompletionException(thrown);
                            if (!retryPredicate.test(cause)) return CompletableFuture.failedFuture(cause);
                            return retries > 0
                                    ? retry(operation, retries - 1, retryPredicate, executor)
                                    : CompletableFuture.failedFuture(
                                            new FlinkException("The operation failed, and no retry is left.", cause));
                        },
                        executor);
    }

    /// Lets a future fail after a time.
    ///
    /// @param timeoutMsg the message of the [TimeoutException]; null for none
    public static <T> CompletableFuture<T> orTimeout(
            CompletableFuture<T> future, long timeout, TimeUnit timeUnit, @Nullable String timeoutMsg) {
        return orTimeout(future, timeout, timeUnit, Runnable::run, timeoutMsg);
    }

    /// Lets a future fail after a time.
    ///
    /// @param timeoutFailExecutor runs the failure
    public static <T> CompletableFuture<T> orTimeout(
            CompletableFuture<T> future,
            long timeout,
            TimeUnit timeUnit,
            Executor timeoutFailExecutor,
            @Nullable String timeoutMsg) {
        if (future.isDone()) return future;
        Runnable cancel = Host.real()
                .later(
                        "future timeout",
                        timeUnit.toNanos(timeout),
                        () -> timeoutFailExecutor.execute(
                                () -> future.completeExceptionally(new TimeoutException(timeoutMsg))));
        future.whenComplete((_, _) -> cancel.run());
        return future;
    }

    /// Completes a future after a time.
    public static <T> void completeDelayed(CompletableFuture<T> future, T success, Duration delay) {
        Host.real().later("future completion", delay.toNanos(), () -> future.complete(success));
    }

    /// Runs a future if it has not run, and returns its result.
    public static <T> @Nullable T runIfNotDoneAndGet(@Nullable RunnableFuture<T> future)
            throws ExecutionException, InterruptedException {
        if (future == null) return null;
        if (!future.isDone()) future.run();
        return future.get();
    }

    /// Runs an action after a future has completed, also after a failure.
    public static CompletableFuture<Void> runAfterwards(CompletableFuture<?> future, RunnableWithException runnable) {
        return runAfterwardsAsync(future, runnable, Runnable::run);
    }

    /// Runs an action after a future has completed, also after a failure.
    public static CompletableFuture<Void> runAfterwardsAsync(
            CompletableFuture<?> future, RunnableWithException runnable) {
        return runAfterwardsAsync(future, runnable, future.defaultExecutor());
    }

    /// Runs an action after a future has completed, also after a failure. If both fail, the failure of the action
    /// becomes a suppressed one.
    public static CompletableFuture<Void> runAfterwardsAsync(
            CompletableFuture<?> future, RunnableWithException runnable, Executor executor) {
        return composeAfterwardsAsync(
                future,
                () -> {
                    try {
                        runnable.run();
                        return completedVoidFuture();
                    } catch (Throwable thrown) {
                        return CompletableFuture.failedFuture(thrown);
                    }
                },
                executor);
    }

    /// Composes a future after another future has completed, also after a failure.
    public static CompletableFuture<Void> composeAfterwards(
            CompletableFuture<?> future, Supplier<CompletableFuture<?>> composedAction) {
        return composeAfterwardsAsync(future, composedAction, Runnable::run);
    }

    /// Composes a future after another future has completed, also after a failure.
    public static CompletableFuture<Void> composeAfterwardsAsync(
            CompletableFuture<?> future, Supplier<CompletableFuture<?>> composedAction, Executor executor) {
        return future.handleAsync(
                        (_, before) -> composedAction.get().handle((_, after) -> outcome(before, after)), executor)
                .thenCompose(Function.identity())
                .thenCompose(Function.identity());
    }

    private static CompletableFuture<Void> outcome(@Nullable Throwable before, @Nullable Throwable after) {
        if (before == null && after == null) return completedVoidFuture();
        if (before == null || after == null) return CompletableFuture.failedFuture(before == null ? after : before);
        return CompletableFuture.failedFuture(ExceptionUtils.firstOrSuppressed(after, before));
    }

    /// Returns the results of all futures, in the order of the futures. Fails with the first failure.
    public static <T> ConjunctFuture<Collection<T>> combineAll(
            Collection<? extends CompletableFuture<? extends T>> futures) {
        return new JoinedFutures<>(futures, false, () -> JoinedFutures.results(futures));
    }

    /// Waits for all futures. Fails with the first failure.
    public static ConjunctFuture<Void> waitForAll(Collection<? extends CompletableFuture<?>> futures) {
        return new JoinedFutures<>(futures, false, JoinedFutures.NOTHING);
    }

    /// Waits until all futures have completed, also after failures.
    public static ConjunctFuture<Void> completeAll(Collection<? extends CompletableFuture<?>> futuresToComplete) {
        return new JoinedFutures<>(futuresToComplete, true, JoinedFutures.NOTHING);
    }

    /// Calls a supplier on an executor.
    public static <T> CompletableFuture<T> supplyAsync(SupplierWithException<T, ?> supplier, Executor executor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return supplier.get();
                    } catch (Throwable thrown) {
                        throw new CompletionException(thrown);
                    }
                },
                executor);
    }

    /// Runs an action on an executor.
    public static CompletableFuture<Void> runAsync(RunnableWithException runnable, Executor executor) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        runnable.run();
                    } catch (Throwable thrown) {
                        throw new CompletionException(thrown);
                    }
                },
                executor);
    }

    /// Works like `thenApply`; on an executor if the future is not complete yet.
    public static <IN, OUT> CompletableFuture<OUT> thenApplyAsyncIfNotDone(
            CompletableFuture<IN> completableFuture, Executor executor, Function<? super IN, ? extends OUT> applyFun) {
        return completableFuture.isDone()
                ? completableFuture.thenApply(applyFun)
                : completableFuture.thenApplyAsync(applyFun, executor);
    }

    /// Works like `thenCompose`; on an executor if the future is not complete yet.
    public static <IN, OUT> CompletableFuture<OUT> thenComposeAsyncIfNotDone(
            CompletableFuture<IN> completableFuture,
            Executor executor,
            Function<? super IN, ? extends CompletionStage<OUT>> composeFun) {
        return completableFuture.isDone()
                ? completableFuture.thenCompose(composeFun)
                : completableFuture.thenComposeAsync(composeFun, executor);
    }

    /// Works like `whenComplete`; on an executor if the future is not complete yet.
    public static <IN> CompletableFuture<IN> whenCompleteAsyncIfNotDone(
            CompletableFuture<IN> completableFuture,
            Executor executor,
            BiConsumer<? super IN, ? super Throwable> whenCompleteFun) {
        return completableFuture.isDone()
                ? completableFuture.whenComplete(whenCompleteFun)
                : completableFuture.whenCompleteAsync(whenCompleteFun, executor);
    }

    /// Works like `thenAccept`; on an executor if the future is not complete yet.
    public static <IN> CompletableFuture<Void> thenAcceptAsyncIfNotDone(
            CompletableFuture<IN> completableFuture, Executor executor, Consumer<? super IN> consumer) {
        return completableFuture.isDone()
                ? completableFuture.thenAccept(consumer)
                : completableFuture.thenAcceptAsync(consumer, executor);
    }

    /// Works like `handle`; on an executor if the future is not complete yet.
    public static <IN, OUT> CompletableFuture<OUT> handleAsyncIfNotDone(
            CompletableFuture<IN> completableFuture,
            Executor executor,
            BiFunction<? super IN, Throwable, ? extends OUT> handler) {
        return completableFuture.isDone()
                ? completableFuture.handle(handler)
                : completableFuture.handleAsync(handler, executor);
    }

    /// Returns whether a future has completed without a failure.
    public static boolean isCompletedNormally(CompletableFuture<?> future) {
        return future.state() == Future.State.SUCCESS;
    }

    /// Returns the result of a future that must have completed normally.
    public static <T> T checkStateAndGet(CompletableFuture<T> future) {
        Preconditions.checkState(isCompletedNormally(future), "the future has not completed normally");
        return future.join();
    }

    /// Returns the result of a future; null if it has none.
    public static <T> @Nullable T getWithoutException(CompletableFuture<T> future) {
        return isCompletedNormally(future) ? future.join() : null;
    }

    /// Returns the result of a future, or the default if it has none.
    public static <T> T getOrDefault(CompletableFuture<T> future, T defaultValue) {
        T result = getWithoutException(future);
        return result == null ? defaultValue : result;
    }

    /// Ends the thread of the completion with a failure if the future fails.
    public static void assertNoException(CompletableFuture<?> completableFuture) {
        handleUncaughtException(completableFuture, (thread, thrown) -> {
            Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
            handler.uncaughtException(thread, thrown);
        });
    }

    /// Replaces failures of a type by a result.
    public static <T, E extends Throwable> CompletableFuture<T> handleException(
            CompletableFuture<? extends T> completableFuture,
            Class<E> exceptionClass,
            Function<? super E, ? extends T> exceptionHandler) {
        return completableFuture
                .handle((result, thrown) -> {
                    if (thrown == null) return CompletableFuture.<T>completedFuture(result);
                    Throwable cause = ExceptionUtils.stripCompletionException(thrown);
                    return exceptionClass.isInstance(cause)
                            ? CompletableFuture.<T>completedFuture(exceptionHandler.apply(exceptionClass.cast(cause)))
                            : CompletableFuture.<T>failedFuture(thrown);
                })
                .thenCompose(Function.identity());
    }

    /// Passes the failure of a future to a handler.
    public static void handleUncaughtException(
            CompletableFuture<?> completableFuture, Thread.UncaughtExceptionHandler uncaughtExceptionHandler) {
        completableFuture.whenComplete((_, thrown) -> {
            if (thrown != null) uncaughtExceptionHandler.uncaughtException(Thread.currentThread(), thrown);
        });
    }

    /// Completes a future with the outcome of another future.
    public static <T> void forward(CompletableFuture<T> source, CompletableFuture<T> target) {
        source.whenComplete((result, thrown) -> doForward(result, thrown, target));
    }

    /// Completes a future on an executor with the outcome of another future.
    public static <T> void forwardAsync(CompletableFuture<T> source, CompletableFuture<T> target, Executor executor) {
        source.whenCompleteAsync((result, thrown) -> doForward(result, thrown, target), executor);
    }

    /// Completes a future with a result, or with a failure if there is one.
    public static <T> void doForward(@Nullable T value, @Nullable Throwable throwable, CompletableFuture<T> target) {
        if (throwable != null) target.completeExceptionally(throwable);
        else target.complete(value);
    }

    /// Throws the failure of a future that has failed already.
    public static void throwIfCompletedExceptionally(CompletableFuture<?> future) throws Exception {
        if (future.isCompletedExceptionally()) future.get();
    }

    /// Returns a future that completes on an executor with the outcome of another future.
    public static <T> CompletableFuture<T> switchExecutor(CompletableFuture<? extends T> source, Executor executor) {
        CompletableFuture<T> target = new CompletableFuture<>();
        source.whenCompleteAsync((result, thrown) -> doForward(result, thrown, target), executor);
        return target;
    }
}
