package dev.millrace.flink1;

import dev.millrace.api.Order;

/// The elements of each subtask, sorted.
public class SortPartitionOperator<T> extends Operator<T> {
    private final DataSet<T> data;
    private final Sorting<T> sorting;

    SortPartitionOperator(DataSet<T> data, Sorting<T> sorting) {
        super(
                data.getExecutionEnvironment(),
                data.stream()
                        .fullWindowPartition()
                        .mapPartition(new SortedPartition<>(new FirstElements<T>(Integer.MAX_VALUE), sorting))
                        .returns(data.getType())
                        .setParallelism(data.stream().getParallelism()));
        this.data = data;
        this.sorting = sorting;
    }

    /// Sorts what is equal so far by another field.
    @Override
    public SortPartitionOperator<T> sortPartition(int field, Order order) {
        return new SortPartitionOperator<>(data, sorting.then(getType(), field, order));
    }

    /// Sorts what is equal so far by another field.
    @Override
    public SortPartitionOperator<T> sortPartition(String field, Order order) {
        return new SortPartitionOperator<>(data, sorting.then(getType(), field, order));
    }
}
