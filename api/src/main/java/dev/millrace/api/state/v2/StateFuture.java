package dev.millrace.api.state.v2;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.function.BiFunctionWithException;
import dev.millrace.api.util.function.FunctionWithException;
import dev.millrace.api.util.function.ThrowingConsumer;

/// The answer of a state, and what is to be done with it. An exception of a given function fails the job as one of
/// the function that asked.
public interface StateFuture<T> {

    /// What a function makes of the answer.
    <U> StateFuture<U> thenApply(FunctionWithException<? super T, ? extends U, ? extends Exception> function);

    /// Hands the answer to an action.
    StateFuture<Void> thenAccept(ThrowingConsumer<? super T, ? extends Exception> action);

    /// The further answer for which a function asks.
    <U> StateFuture<U> thenCompose(
            FunctionWithException<? super T, ? extends StateFuture<U>, ? extends Exception> action);

    /// What a function makes of two answers.
    <U, V> StateFuture<V> thenCombine(
            StateFuture<? extends U> other,
            BiFunctionWithException<? super T, ? super U, ? extends V, ? extends Exception> function);

    /// Applies one of two functions, as a condition says; gives the condition's answer and the function's.
    <U, V> StateFuture<Tuple2<Boolean, Object>> thenConditionallyApply(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends U, ? extends Exception> actionIfTrue,
            FunctionWithException<? super T, ? extends V, ? extends Exception> actionIfFalse);

    /// Applies a function if a condition holds; otherwise the second field is null.
    <U> StateFuture<Tuple2<Boolean, U>> thenConditionallyApply(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends U, ? extends Exception> actionIfTrue);

    /// Hands the answer to one of two actions, as a condition says; gives the condition's answer.
    StateFuture<Boolean> thenConditionallyAccept(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            ThrowingConsumer<? super T, ? extends Exception> actionIfTrue,
            ThrowingConsumer<? super T, ? extends Exception> actionIfFalse);

    /// Hands the answer to an action if a condition holds; gives the condition's answer.
    StateFuture<Boolean> thenConditionallyAccept(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            ThrowingConsumer<? super T, ? extends Exception> actionIfTrue);

    /// Asks one of two further questions, as a condition says; gives the condition's answer and the further one.
    <U, V> StateFuture<Tuple2<Boolean, Object>> thenConditionallyCompose(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends StateFuture<U>, ? extends Exception> actionIfTrue,
            FunctionWithException<? super T, ? extends StateFuture<V>, ? extends Exception> actionIfFalse);

    /// Asks a further question if a condition holds; otherwise the second field is null.
    <U> StateFuture<Tuple2<Boolean, U>> thenConditionallyCompose(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends StateFuture<U>, ? extends Exception> actionIfTrue);
}
