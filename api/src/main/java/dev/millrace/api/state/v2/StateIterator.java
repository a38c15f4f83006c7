package dev.millrace.api.state.v2;

import dev.millrace.api.util.function.FunctionWithException;
import dev.millrace.api.util.function.ThrowingConsumer;
import java.util.Collection;

/// Iterates over elements that an asynchronous state returned.
public interface StateIterator<T> {

    /// Calls a function for each element. The result collects the results of the function in the order of the elements.
    <U> StateFuture<Collection<U>> onNext(FunctionWithException<T, StateFuture<? extends U>, Exception> iterating);

    /// Calls an action for each element. The future completes after the last call.
    StateFuture<Void> onNext(ThrowingConsumer<T, Exception> iterating);

    /// Tells whether there is no element.
    boolean isEmpty();
}
