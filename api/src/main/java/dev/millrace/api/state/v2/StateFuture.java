package dev.millrace.api.state.v2;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.function.BiFunctionWithException;
import dev.millrace.api.util.function.FunctionWithException;
import dev.millrace.api.util.function.ThrowingConsumer;

/// Represents the result of an asynchronous state access. If a callback throws an exception, the job fails as if the
/// function that accessed the state had thrown the exception.
public interface StateFuture<T> {

    /// Applies a function to the result.
    ///
    /// @return a future of the function's result
    <U> StateFuture<U> thenApply(FunctionWithException<? super T, ? extends U, ? extends Exception> function);

    /// Passes the result to an action.
    ///
    /// @return a future that completes with null after the action
    StateFuture<Void> thenAccept(ThrowingConsumer<? super T, ? extends Exception> action);

    /// Applies a function that returns another future, for example of a further state access.
    ///
    /// @return a future that completes with the result of the other future
    <U> StateFuture<U> thenCompose(
            FunctionWithException<? super T, ? extends StateFuture<U>, ? extends Exception> action);

    /// Applies a function to the results of this and another future.
    ///
    /// @return a future of the function's result
    <U, V> StateFuture<V> thenCombine(
            StateFuture<? extends U> other,
            BiFunctionWithException<? super T, ? super U, ? extends V, ? extends Exception> function);

    /// Applies the first function if the condition holds for the result, otherwise the second function.
    ///
    /// @return a future of the condition's and the function's result
    <U, V> StateFuture<Tuple2<Boolean, Object>> thenConditionallyApply(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends U, ? extends Exception> actionIfTrue,
            FunctionWithException<? super T, ? extends V, ? extends Exception> actionIfFalse);

    /// Applies a function if the condition holds for the result.
    ///
    /// @return a future of the condition's and the function's result; the second field is null if the condition
    /// does not hold
    <U> StateFuture<Tuple2<Boolean, U>> thenConditionallyApply(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends U, ? extends Exception> actionIfTrue);

    /// Passes the result to the first action if the condition holds for the result, otherwise to the second action.
    ///
    /// @return a future of the condition's result
    StateFuture<Boolean> thenConditionallyAccept(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            ThrowingConsumer<? super T, ? extends Exception> actionIfTrue,
            ThrowingConsumer<? super T, ? extends Exception> actionIfFalse);

    /// Passes the result to an action if the condition holds for the result.
    ///
    /// @return a future of the condition's result
    StateFuture<Boolean> thenConditionallyAccept(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            ThrowingConsumer<? super T, ? extends Exception> actionIfTrue);

    /// Applies the first function if the condition holds for the result, otherwise the second function. Both
    /// functions return another future.
    ///
    /// @return a future of the condition's result and the result of the other future
    <U, V> StateFuture<Tuple2<Boolean, Object>> thenConditionallyCompose(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends StateFuture<U>, ? extends Exception> actionIfTrue,
            FunctionWithException<? super T, ? extends StateFuture<V>, ? extends Exception> actionIfFalse);

    /// Applies a function that returns another future, if the condition holds for the result.
    ///
    /// @return a future of the condition's result and the result of the other future; the second field is null if
    /// the condition does not hold
    <U> StateFuture<Tuple2<Boolean, U>> thenConditionallyCompose(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends StateFuture<U>, ? extends Exception> actionIfTrue);
}
