package dev.millrace.flink1;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.Order;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.function.CombineFunction;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.GroupReduceFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.type.TypeInformation;
import java.util.List;

/// Represents a bounded collection of elements. Its methods only build the program; actions execute it.
public abstract class DataSet<T> {
    private final ExecutionEnvironment environment;
    private final DataStream<T> stream;

    DataSet(ExecutionEnvironment environment, DataStream<T> stream) {
        this.environment = environment;
        this.stream = stream;
    }

    /// Returns the bounded stream behind the data set.
    DataStream<T> stream() {
        return stream;
    }

    public ExecutionEnvironment getExecutionEnvironment() {
        return environment;
    }

    public TypeInformation<T> getType() {
        return stream.getType();
    }

    <R> Operator<R> with(DataStream<R> next) {
        return new Operator<>(environment, next);
    }

    // ---- single elements

    /// Applies a function that returns one element per element.
    public <R> Operator<R> map(MapFunction<T, R> mapper) {
        return with(stream.map(mapper));
    }

    /// Applies a function to all elements of a subtask.
    public <R> Operator<R> mapPartition(MapPartitionFunction<T, R> mapPartition) {
        return with(stream.fullWindowPartition().mapPartition(mapPartition));
    }

    /// Applies a function that emits any number of elements per element.
    public <R> Operator<R> flatMap(FlatMapFunction<T, R> flatMapper) {
        return with(stream.flatMap(flatMapper));
    }

    /// Keeps the elements for which the filter returns true.
    public Operator<T> filter(FilterFunction<T> filter) {
        return with(stream.filter(filter));
    }

    /// Projects tuples to the given fields.
    public <OUT extends Tuple> Operator<OUT> project(int... fieldIndexes) {
        return with(stream.project(fieldIndexes));
    }

    // ---- aggregations

    private UnsortedGrouping<T> all() {
        return UnsortedGrouping.ofAll(this);
    }

    /// Aggregates a field over all tuples into one tuple.
    public AggregateOperator<T> aggregate(Aggregations agg, int field) {
        return all().aggregate(agg, field);
    }

    /// Sums a field over all tuples.
    public AggregateOperator<T> sum(int field) {
        return aggregate(Aggregations.SUM, field);
    }

    /// Computes the minimum of a field over all tuples.
    public AggregateOperator<T> min(int field) {
        return aggregate(Aggregations.MIN, field);
    }

    /// Computes the maximum of a field over all tuples.
    public AggregateOperator<T> max(int field) {
        return aggregate(Aggregations.MAX, field);
    }

    /// Selects the tuple with the smallest values of these fields; earlier fields take precedence.
    public Operator<T> minBy(int... fields) {
        return all().minBy(fields);
    }

    /// Selects the tuple with the greatest values of these fields; earlier fields take precedence.
    public Operator<T> maxBy(int... fields) {
        return all().maxBy(fields);
    }

    /// Reduces all elements to one.
    public Operator<T> reduce(ReduceFunction<T> reducer) {
        return all().reduce(reducer);
    }

    /// Applies a function to all elements. If it is also a [CombineFunction], the combine method is not called.
    public <R> Operator<R> reduceGroup(GroupReduceFunction<T, R> reducer) {
        return all().reduceGroup(reducer);
    }

    /// Returns an arbitrary selection of n elements.
    public Operator<T> first(int n) {
        return all().first(n);
    }

    /// Removes duplicates.
    public Operator<T> distinct() {
        TypeInformation<T> type = getType();
        return once(new UnsortedGrouping<>(this, stream.keyBy(element -> element, type)));
    }

    /// Keeps one element per value of these fields.
    public Operator<T> distinct(int... fields) {
        return once(groupBy(fields));
    }

    /// Keeps one element per value of these fields.
    public Operator<T> distinct(String... fields) {
        return once(groupBy(fields));
    }

    /// Keeps one element per key.
    public <K> Operator<T> distinct(KeySelector<T, K> keyExtractor) {
        return once(groupBy(keyExtractor));
    }

    private Operator<T> once(UnsortedGrouping<T> groups) {
        return groups.reduce((first, next) -> first);
    }

    // ---- groups

    /// Groups by a key.
    public <K> UnsortedGrouping<T> groupBy(KeySelector<T, K> keyExtractor) {
        return new UnsortedGrouping<>(this, stream.keyBy(keyExtractor));
    }

    /// Groups by fields of tuples.
    public UnsortedGrouping<T> groupBy(int... fields) {
        return new UnsortedGrouping<>(this, stream.keyBy(fields));
    }

    /// Groups by fields.
    public UnsortedGrouping<T> groupBy(String... fields) {
        return new UnsortedGrouping<>(this, stream.keyBy(fields));
    }

    // ---- joins and unions

    /// Returns the elements of both data sets.
    public Operator<T> union(DataSet<T> other) {
        return with(stream.union(other.stream));
    }

    /// Starts an inner join.
    public <R> JoinSets<T, R> join(DataSet<R> other) {
        return new JoinSets<>(this, other);
    }

    /// Starts an inner join; the hint has no effect.
    public <R> JoinSets<T, R> join(DataSet<R> other, JoinHint strategy) {
        return join(other);
    }

    /// Starts an inner join.
    public <R> JoinSets<T, R> joinWithTiny(DataSet<R> other) {
        return join(other);
    }

    /// Starts an inner join.
    public <R> JoinSets<T, R> joinWithHuge(DataSet<R> other) {
        return join(other);
    }

    /// Starts a left outer join.
    public <R> OuterJoinSets<T, R> leftOuterJoin(DataSet<R> other) {
        return new OuterJoinSets<>(this, other, true, false);
    }

    /// Starts a right outer join.
    public <R> OuterJoinSets<T, R> rightOuterJoin(DataSet<R> other) {
        return new OuterJoinSets<>(this, other, false, true);
    }

    /// Starts a full outer join.
    public <R> OuterJoinSets<T, R> fullOuterJoin(DataSet<R> other) {
        return new OuterJoinSets<>(this, other, true, true);
    }

    /// Starts a co-group, whose function receives all elements of a key together.
    public <R> CoGroupSets<T, R> coGroup(DataSet<R> other) {
        return new CoGroupSets<>(this, other);
    }

    /// Pairs each element with each element of the other set.
    public <R> CrossedSet<T, R> cross(DataSet<R> other) {
        return CrossedSet.of(this, other);
    }

    // ---- partitioning

    /// Distributes elements over all subtasks in round-robin order.
    public Operator<T> rebalance() {
        return with(stream.rebalance());
    }

    /// Partitions elements by the hash of these fields.
    public Operator<T> partitionByHash(int... fields) {
        return byHash(stream.keyBy(fields));
    }

    /// Partitions elements by the hash of these fields.
    public Operator<T> partitionByHash(String... fields) {
        return byHash(stream.keyBy(fields));
    }

    /// Partitions elements by the hash of their key.
    public <K extends Comparable<K>> Operator<T> partitionByHash(KeySelector<T, K> keyExtractor) {
        return byHash(stream.keyBy(keyExtractor));
    }

    /// Does not use `keyBy`, because functions after `keyBy` would see one partition per key.
    private <K> Operator<T> byHash(KeyedStream<T, K> keyed) {
        Partitioner<K> byHash = (key, subtasks) -> Math.floorMod(key.hashCode(), subtasks);
        return with(stream.partitionCustom(byHash, keyed.getKeySelector()));
    }

    /// Partitions elements with a custom partitioner.
    public <K extends Comparable<K>> Operator<T> partitionCustom(
            Partitioner<K> partitioner, KeySelector<T, K> keyExtractor) {
        return with(stream.partitionCustom(partitioner, keyExtractor));
    }

    /// Sorts the elements of each subtask by a field.
    public SortPartitionOperator<T> sortPartition(int field, Order order) {
        return new SortPartitionOperator<>(this, Sorting.<T>none().then(getType(), field, order));
    }

    /// Sorts the elements of each subtask by a field.
    public SortPartitionOperator<T> sortPartition(String field, Order order) {
        return new SortPartitionOperator<>(this, Sorting.<T>none().then(getType(), field, order));
    }

    // ---- iterations

    /// Starts an iteration, whose first superstep reads this data set. Close it with [IterativeDataSet#closeWith].
    ///
    /// @param maxIterations the maximum number of supersteps
    public IterativeDataSet<T> iterate(int maxIterations) {
        return IterativeDataSet.of(this, maxIterations);
    }

    /// Starts a delta iteration with this data set as initial solution set, and a workset. Close it
    /// with [DeltaIteration#closeWith].
    ///
    /// @param maxIterations the maximum number of supersteps
    /// @param keyPositions the fields that form the key of the solution set
    public <R> DeltaIteration<T, R> iterateDelta(DataSet<R> workset, int maxIterations, int... keyPositions) {
        return new DeltaIteration<>(this, workset, maxIterations, keyPositions);
    }

    // ---- actions and sinks

    /// Executes the program and returns the elements.
    public List<T> collect() throws Exception {
        return environment.collect(this);
    }

    /// Executes the program and returns the number of elements.
    public long count() throws Exception {
        List<Long> counts = environment.collect(mapPartition(new CountElements<>()));
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /// Executes the program and prints the elements in this process.
    public void print() throws Exception {
        collect().forEach(System.out::println);
    }

    /// Executes the program and prints the elements to standard error in this process.
    public void printToErr() throws Exception {
        collect().forEach(System.err::println);
    }

    /// Prints the elements where the job runs.
    ///
    /// @param prefix of each line
    public DataSink<T> printOnTaskManager(String prefix) {
        return new DataSink<>(stream.print(prefix));
    }

    /// Prints the elements where the job runs.
    ///
    /// @param sinkIdentifier prefix of each line
    public DataSink<T> print(String sinkIdentifier) {
        return new DataSink<>(stream.print(sinkIdentifier));
    }

    /// Writes each element as a line of a local file, or of files in a directory.
    public DataSink<T> writeAsText(String filePath) {
        return new DataSink<>(stream.writeAsText(filePath));
    }

    /// Writes each element as a line of a local file, or of files in a directory.
    public DataSink<T> writeAsText(String filePath, WriteMode writeMode) {
        return new DataSink<>(stream.writeAsText(filePath, writeMode));
    }

    /// Writes tuples to a local file, or to files in a directory, with commas between fields.
    public DataSink<T> writeAsCsv(String filePath) {
        return new DataSink<>(stream.writeAsCsv(filePath));
    }

    /// Writes tuples to a local file, or to files in a directory, with commas between fields.
    public DataSink<T> writeAsCsv(String filePath, WriteMode writeMode) {
        return new DataSink<>(stream.writeAsCsv(filePath, writeMode));
    }

    /// Writes tuples to a local file, or to files in a directory.
    public DataSink<T> writeAsCsv(String filePath, String rowDelimiter, String fieldDelimiter) {
        return writeAsCsv(filePath, rowDelimiter, fieldDelimiter, WriteMode.NO_OVERWRITE);
    }

    /// Writes tuples to a local file, or to files in a directory.
    public DataSink<T> writeAsCsv(String filePath, String rowDelimiter, String fieldDelimiter, WriteMode writeMode) {
        return new DataSink<>(stream.writeAsCsv(filePath, writeMode, rowDelimiter, fieldDelimiter));
    }
}
