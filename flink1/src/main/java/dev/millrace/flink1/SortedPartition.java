package dev.millrace.flink1;

import dev.millrace.api.function.GroupReduceFunction;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.List;

/// Sorts the elements of a group and calls a function with them. Skips empty groups.
final class SortedPartition<T, R> extends Wrapped<GroupReduceFunction<T, R>> implements MapPartitionFunction<T, R> {
    private static final long serialVersionUID = 1L;

    private final Sorting<T> sorting;

    SortedPartition(GroupReduceFunction<T, R> function, Sorting<T> sorting) {
        super(function);
        this.sorting = sorting;
    }

    @Override
    public void mapPartition(Iterable<T> values, Collector<R> out) throws Exception {
        if (!values.iterator().hasNext()) return;
        if (sorting.isNone()) {
            function.reduce(values, out);
            return;
        }
        List<T> sorted = new ArrayList<>();
        values.forEach(sorted::add);
        sorted.sort(sorting);
        function.reduce(sorted, out);
    }
}
