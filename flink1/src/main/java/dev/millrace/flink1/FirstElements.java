package dev.millrace.flink1;

import dev.millrace.api.function.GroupReduceFunction;
import dev.millrace.api.util.Collector;

/// Forwards a limited number of elements.
record FirstElements<T>(int count) implements GroupReduceFunction<T, T> {
    @Override
    public void reduce(Iterable<T> values, Collector<T> out) {
        int left = count;
        for (T value : values) {
            if (left-- <= 0) return;
            out.collect(value);
        }
    }
}
