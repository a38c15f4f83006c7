package dev.millrace.flink1;

import dev.millrace.api.Order;

/// Represents the sorted elements of each subtask.
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

    /// Adds a field to the sort order.
    @Override
    public SortPartitionOperator<T> sortPartition(int field, Order order) {
        return new SortPartitionOperator<>(data, sorting.then(getType(), field, order));
    }

    /// Adds a field to the sort order.
    @Override
    public SortPartitionOperator<T> sortPartition(String field, Order order) {
        return new SortPartitionOperator<>(data, sorting.then(getType(), field, order));
    }
}
