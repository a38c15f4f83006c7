package dev.millrace.flink1;

import dev.millrace.api.Order;
import dev.millrace.api.function.GroupReduceFunction;

/// Represents the elements of a data set by group, each group sorted.
public class SortedGrouping<T> {
    private final UnsortedGrouping<T> groups;
    private final Sorting<T> sorting;

    SortedGrouping(UnsortedGrouping<T> groups, Sorting<T> sorting) {
        this.groups = groups;
        this.sorting = sorting;
    }

    /// Applies a function to each group.
    public <R> Operator<R> reduceGroup(GroupReduceFunction<T, R> reducer) {
        return groups.groupReduced(reducer, sorting);
    }

    /// Selects the first elements of each group.
    public Operator<T> first(int n) {
        return groups.firstOf(n, sorting);
    }

    /// Adds a field to the sort order.
    public SortedGrouping<T> sortGroup(int field, Order order) {
        return new SortedGrouping<>(groups, sorting.then(groups.data().getType(), field, order));
    }

    /// Adds a field to the sort order.
    public SortedGrouping<T> sortGroup(String field, Order order) {
        return new SortedGrouping<>(groups, sorting.then(groups.data().getType(), field, order));
    }
}
