package dev.millrace.api.state.v2;

import dev.millrace.api.util.function.FunctionWithException;
import dev.millrace.api.util.function.ThrowingConsumer;
import java.util.ArrayList;
import java.util.Collection;

/// Iterates over elements in memory. All callbacks run before `onNext` returns.
record ReadyIterator<T>(Iterable<T> elements) implements StateIterator<T> {

    @Override
    public <U> StateFuture<Collection<U>> onNext(
            FunctionWithException<T, StateFuture<? extends U>, Exception> iterating) {
        var call = FunctionWithException.unchecked(iterating);
        Collection<U> answers = new ArrayList<>();
        for (T element : elements) answers.add(ReadyFuture.answer(call.apply(element)));
        return new ReadyFuture<>(answers);
    }

    @Override
    public StateFuture<Void> onNext(ThrowingConsumer<T, Exception> iterating) {
        var call = ThrowingConsumer.unchecked(iterating);
        for (T element : elements) call.accept(element);
        return ReadyFuture.done();
    }

    @Override
    public boolean isEmpty() {
        return !elements.iterator().hasNext();
    }
}
