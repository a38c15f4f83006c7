package dev.millrace.state.heap;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.state.fault.StateFaults;
import org.jspecify.annotations.Nullable;

/// Keeps one value per key, and reduces added values into it.
final class HeapReducingState<K, T> extends HeapState<K> implements ReducingState<T> {
    private final ReduceFunction<T> function;

    HeapReducingState(ReducingStateDescriptor<T> descriptor, StateCursor<K> entry) {
        super(descriptor, entry);
        this.function = descriptor.getReduceFunction();
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T get() {
        return (T) entry.getAlive();
    }

    @Override
    public void add(T value) throws Exception {
        T before = get();
        entry.setAlive(before == null ? value : function.reduce(before, value));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void mergeFrom(HeapState<K> other) {
        T more = ((HeapReducingState<K, T>) other).get();
        if (more == null) return;
        other.clear();
        try {
            add(more);
        } catch (Exception thrown) {
            throw StateFaults.USER_CODE
                    .what(
                            "The reduce function of state '%s' threw an exception while windows merged.",
                            descriptor().getName())
                    .cause(thrown)
                    .fix("Correct the cause.");
        }
    }
}
