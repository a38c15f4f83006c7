package dev.millrace.flink1;

import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.util.Collector;

/// Counts elements.
record CountElements<T>() implements MapPartitionFunction<T, Long> {
    @Override
    public void mapPartition(Iterable<T> values, Collector<Long> out) {
        long count = 0;
        for (T _ : values) count++;
        out.collect(count);
    }
}
