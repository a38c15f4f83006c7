package dev.millrace.flink1;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.util.Collector;
import org.jspecify.annotations.Nullable;

/// Selects the last element of a key in the delta or, if the delta has none, in the solution set.
record LastElement<T>() implements CoGroupFunction<T, T, T> {
    @Override
    public void coGroup(Iterable<T> solution, Iterable<T> delta, Collector<T> out) {
        @Nullable T last = null;
        for (T element : solution) last = element;
        for (T element : delta) last = element;
        if (last != null) out.collect(last);
    }
}
