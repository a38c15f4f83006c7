package dev.millrace.flink1;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.Order;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.function.GroupReduceFunction;
import dev.millrace.api.function.NullByteKeySelector;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import org.jspecify.annotations.Nullable;

/// Represents the elements of a data set by group; functions process one group after the other.
public class UnsortedGrouping<T> {
    private final DataSet<T> data;
    private final KeyedStream<T, ?> groups;
    private final boolean isAll;

    UnsortedGrouping(DataSet<T> data, KeyedStream<T, ?> groups) {
        this(data, groups, false);
    }

    private UnsortedGrouping(DataSet<T> data, KeyedStream<T, ?> groups, boolean isAll) {
        this.data = data;
        this.groups = groups;
        this.isAll = isAll;
    }

    /// Creates a single group of all elements, in one subtask.
    static <T> UnsortedGrouping<T> ofAll(DataSet<T> data) {
        return new UnsortedGrouping<>(data, data.stream().keyBy(new NullByteKeySelector<>(), Types.BYTE), true);
    }

    private <R> SingleOutputStreamOperator<R> sized(SingleOutputStreamOperator<R> step) {
        return isAll ? step.setParallelism(1) : step;
    }

    /// Returns the step of a function that reduces each group to one element.
    SingleOutputStreamOperator<T> reduced(ReduceFunction<T> reducer) {
        return sized(groups.reduce(reducer));
    }

    DataSet<T> data() {
        return data;
    }

    /// Aggregates a field over all tuples of each group into one tuple.
    public AggregateOperator<T> aggregate(Aggregations agg, int field) {
        return AggregateOperator.of(this, FieldAggregation.of(data.getType(), agg, field));
    }

    /// Sums a field per group.
    public AggregateOperator<T> sum(int field) {
        return aggregate(Aggregations.SUM, field);
    }

    /// Computes the minimum of a field per group.
    public AggregateOperator<T> min(int field) {
        return aggregate(Aggregations.MIN, field);
    }

    /// Computes the maximum of a field per group.
    public AggregateOperator<T> max(int field) {
        return aggregate(Aggregations.MAX, field);
    }

    /// Selects the tuple of each group with the smallest values of these fields.
    public Operator<T> minBy(int... fields) {
        return by(fields, Order.ASCENDING);
    }

    /// Selects the tuple of each group with the greatest values of these fields.
    public Operator<T> maxBy(int... fields) {
        return by(fields, Order.DESCENDING);
    }

    private Operator<T> by(int[] fields, Order order) {
        Sorting<T> sorting = Sorting.none();
        for (int field : fields) sorting = sorting.then(data.getType(), field, order);
        Sorting<T> whole = sorting;
        return reduce((one, two) -> whole.compare(one, two) <= 0 ? one : two);
    }

    /// Reduces each group to one element.
    public Operator<T> reduce(ReduceFunction<T> reducer) {
        return data.with(reduced(reducer));
    }

    /// Applies a function to each group.
    public <R> Operator<R> reduceGroup(GroupReduceFunction<T, R> reducer) {
        return sorted(Sorting.none()).reduceGroup(reducer);
    }

    /// Selects n arbitrary elements of each group.
    public Operator<T> first(int n) {
        return sorted(Sorting.none()).first(n);
    }

    /// Sorts each group by a field.
    public SortedGrouping<T> sortGroup(int field, Order order) {
        return sorted(Sorting.<T>none().then(data.getType(), field, order));
    }

    /// Sorts each group by a field.
    public SortedGrouping<T> sortGroup(String field, Order order) {
        return sorted(Sorting.<T>none().then(data.getType(), field, order));
    }

    private SortedGrouping<T> sorted(Sorting<T> sorting) {
        return new SortedGrouping<>(this, sorting);
    }

    /// Sorts each group and applies a function to it.
    <R> Operator<R> groupReduced(GroupReduceFunction<T, R> reducer, Sorting<T> sorting) {
        @Nullable
        TypeInformation<R> type = KnownType.of(() -> TypeExtractor.getGroupReduceReturnTypes(reducer, data.getType()));
        SingleOutputStreamOperator<R> step =
                sized(groups.fullWindowPartition().mapPartition(new SortedPartition<>(reducer, sorting)));
        return data.with(type == null ? step : step.returns(type));
    }

    /// Sorts each group and selects its first elements.
    Operator<T> firstOf(int n, Sorting<T> sorting) {
        return data.with(sized(groups.fullWindowPartition()
                .mapPartition(new SortedPartition<>(new FirstElements<T>(n), sorting))
                .returns(data.getType())));
    }
}
