package dev.millrace.runtime.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps all records in a list.
public final class ListAggregation<T> implements Aggregation<T, List<T>, List<T>> {
    private static final int FIRST_CAPACITY = 4;

    @Override
    public @Nullable List<T> none() {
        return null;
    }

    @Override
    public List<T> first(T value) {
        List<T> kept = new ArrayList<>(FIRST_CAPACITY);
        kept.add(value);
        return kept;
    }

    @Override
    public List<T> add(List<T> kept, T value) {
        kept.add(value);
        return kept;
    }

    @Override
    public List<T> merge(List<T> earlier, List<T> later) {
        earlier.addAll(later);
        return earlier;
    }

    @Override
    public List<T> result(List<T> kept) {
        return kept;
    }
}
