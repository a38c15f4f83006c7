package dev.millrace.api.state.v2;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.function.BiFunctionWithException;
import dev.millrace.api.util.function.FunctionWithException;
import dev.millrace.api.util.function.ThrowingConsumer;
import org.jspecify.annotations.Nullable;

/// Represents a result that is available. Callbacks run before the called method returns.
@SuppressWarnings("NullAway") // absent answers are null, as in Flink
record ReadyFuture<T>(@Nullable T answer) implements StateFuture<T> {
    private static final ReadyFuture<Void> DONE = new ReadyFuture<>(null);

    static StateFuture<Void> done() {
        return DONE;
    }

    /// Returns the result of a future. Every future of this package is a ready future.
    static <T> @Nullable T answer(StateFuture<? extends T> future) {
        return ((ReadyFuture<? extends T>) future).answer;
    }

    @Override
    public <U> StateFuture<U> thenApply(FunctionWithException<? super T, ? extends U, ? extends Exception> function) {
        return new ReadyFuture<>(apply(function));
    }

    @Override
    public StateFuture<Void> thenAccept(ThrowingConsumer<? super T, ? extends Exception> action) {
        accept(action);
        return done();
    }

    @Override
    public <U> StateFuture<U> thenCompose(
            FunctionWithException<? super T, ? extends StateFuture<U>, ? extends Exception> action) {
        return apply(action);
    }

    @Override
    public <U, V> StateFuture<V> thenCombine(
            StateFuture<? extends U> other,
            BiFunctionWithException<? super T, ? super U, ? extends V, ? extends Exception> function) {
        return new ReadyFuture<>(apply(mine -> function.apply(mine, answer(other))));
    }

    @Override
    public <U, V> StateFuture<Tuple2<Boolean, Object>> thenConditionallyApply(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends U, ? extends Exception> actionIfTrue,
            FunctionWithException<? super T, ? extends V, ? extends Exception> actionIfFalse) {
        boolean holds = apply(condition);
        return new ReadyFuture<>(Tuple2.of(holds, holds ? apply(actionIfTrue) : apply(actionIfFalse)));
    }

    @Override
    public <U> StateFuture<Tuple2<Boolean, U>> thenConditionallyApply(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends U, ? extends Exception> actionIfTrue) {
        boolean holds = apply(condition);
        return new ReadyFuture<>(new Tuple2<>(holds, holds ? apply(actionIfTrue) : null));
    }

    @Override
    public StateFuture<Boolean> thenConditionallyAccept(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            ThrowingConsumer<? super T, ? extends Exception> actionIfTrue,
            ThrowingConsumer<? super T, ? extends Exception> actionIfFalse) {
        boolean holds = apply(condition);
        accept(holds ? actionIfTrue : actionIfFalse);
        return new ReadyFuture<>(holds);
    }

    @Override
    public StateFuture<Boolean> thenConditionallyAccept(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            ThrowingConsumer<? super T, ? extends Exception> actionIfTrue) {
        return thenConditionallyAccept(condition, actionIfTrue, _ -> {});
    }

    @Override
    public <U, V> StateFuture<Tuple2<Boolean, Object>> thenConditionallyCompose(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends StateFuture<U>, ? extends Exception> actionIfTrue,
            FunctionWithException<? super T, ? extends StateFuture<V>, ? extends Exception> actionIfFalse) {
        boolean holds = apply(condition);
        return new ReadyFuture<>(Tuple2.of(holds, holds ? answer(apply(actionIfTrue)) : answer(apply(actionIfFalse))));
    }

    @Override
    public <U> StateFuture<Tuple2<Boolean, U>> thenConditionallyCompose(
            FunctionWithException<? super T, Boolean, ? extends Exception> condition,
            FunctionWithException<? super T, ? extends StateFuture<U>, ? extends Exception> actionIfTrue) {
        boolean holds = apply(condition);
        return new ReadyFuture<>(new Tuple2<>(holds, holds ? answer(apply(actionIfTrue)) : null));
    }

    private <R> R apply(FunctionWithException<? super T, ? extends R, ? extends Exception> function) {
        return FunctionWithException.<T, R>unchecked(function::apply).apply(answer);
    }

    private void accept(ThrowingConsumer<? super T, ? extends Exception> action) {
        ThrowingConsumer.<T>unchecked(action::accept).accept(answer);
    }
}
