package dev.millrace.api.state.v2;

import dev.millrace.api.util.function.FunctionWithException;
import dev.millrace.api.util.function.ThrowingConsumer;
import java.util.Collection;

/// Elements of a state.
public interface StateIterator<T> {

    /// Calls a function for each element and gathers what it answers, in the elements' order.
    <U> StateFuture<Collection<U>> onNext(FunctionWithException<T, StateFuture<? extends U>, Exception> iterating);

    /// Calls a function for each element.
    StateFuture<Void> onNext(ThrowingConsumer<T, Exception> iterating);

    /// Whether there is no element.
    boolean isEmpty();
}
