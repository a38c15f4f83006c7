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

/// Elements that are all there at some time. Describing does nothing by itself.
public abstract class DataSet<T> {
    private final ExecutionEnvironment environment;
    private final DataStream<T> stream;

    DataSet(ExecutionEnvironment environment, DataStream<T> stream) {
        this.environment = environment;
        this.stream = stream;
    }

    /// The bounded stream behind it.
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

    // ---- one by one

    /// One element for each.
    public <R> Operator<R> map(MapFunction<T, R> mapper) {
        return with(stream.map(mapper));
    }

    /// Any number of elements for all of a subtask.
    public <R> Operator<R> mapPartition(MapPartitionFunction<T, R> mapPartition) {
        return with(stream.fullWindowPartition().mapPartition(mapPartition));
    }

    /// Any number of elements for each.
    public <R> Operator<R> flatMap(FlatMapFunction<T, R> flatMapper) {
        return with(stream.flatMap(flatMapper));
    }

    /// The elements that pass.
    public Operator<T> filter(FilterFunction<T> filter) {
        return with(stream.filter(filter));
    }

    /// These fields of each tuple.
    public <OUT extends Tuple> Operator<OUT> project(int... fieldIndexes) {
        return with(stream.project(fieldIndexes));
    }

    // ---- all together

    private UnsortedGrouping<T> all() {
        return UnsortedGrouping.ofAll(this);
    }

    /// One tuple, whose field is made of those of all tuples.
    public AggregateOperator<T> aggregate(Aggregations agg, int field) {
        return all().aggregate(agg, field);
    }

    /// One tuple with the sum of a field.
    public AggregateOperator<T> sum(int field) {
        return aggregate(Aggregations.SUM, field);
    }

    /// One tuple with the least of a field.
    public AggregateOperator<T> min(int field) {
        return aggregate(Aggregations.MIN, field);
    }

    /// One tuple with the greatest of a field.
    public AggregateOperator<T> max(int field) {
        return aggregate(Aggregations.MAX, field);
    }

    /// The tuple with the least of these fields, the first one counting most.
    public Operator<T> minBy(int... fields) {
        return all().minBy(fields);
    }

    /// The tuple with the greatest of these fields, the first one counting most.
    public Operator<T> maxBy(int... fields) {
        return all().maxBy(fields);
    }

    /// One element made of all, two at a time.
    public Operator<T> reduce(ReduceFunction<T> reducer) {
        return all().reduce(reducer);
    }

    /// What a function makes of all elements. If it is a [CombineFunction] too, that part is not called.
    public <R> Operator<R> reduceGroup(GroupReduceFunction<T, R> reducer) {
        return all().reduceGroup(reducer);
    }

    /// Some elements, so many.
    public Operator<T> first(int n) {
        return all().first(n);
    }

    /// Each element once.
    public Operator<T> distinct() {
        TypeInformation<T> type = getType();
        return once(new UnsortedGrouping<>(this, stream.keyBy(element -> element, type)));
    }

    /// One element for each content of these fields.
    public Operator<T> distinct(int... fields) {
        return once(groupBy(fields));
    }

    /// One element for each content of these fields.
    public Operator<T> distinct(String... fields) {
        return once(groupBy(fields));
    }

    /// One element for each key.
    public <K> Operator<T> distinct(KeySelector<T, K> keyExtractor) {
        return once(groupBy(keyExtractor));
    }

    private Operator<T> once(UnsortedGrouping<T> groups) {
        return groups.reduce((first, next) -> first);
    }

    // ---- by group

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

    // ---- with others

    /// The elements of both.
    public Operator<T> union(DataSet<T> other) {
        return with(stream.union(other.stream));
    }

    /// Begins a join of pairs.
    public <R> JoinSets<T, R> join(DataSet<R> other) {
        return new JoinSets<>(this, other);
    }

    /// Begins a join of pairs.
    public <R> JoinSets<T, R> join(DataSet<R> other, JoinHint strategy) {
        return join(other);
    }

    /// Begins a join of pairs.
    public <R> JoinSets<T, R> joinWithTiny(DataSet<R> other) {
        return join(other);
    }

    /// Begins a join of pairs.
    public <R> JoinSets<T, R> joinWithHuge(DataSet<R> other) {
        return join(other);
    }

    /// Begins a join of pairs and of elements of this set that have no partner.
    public <R> OuterJoinSets<T, R> leftOuterJoin(DataSet<R> other) {
        return new OuterJoinSets<>(this, other, true, false);
    }

    /// Begins a join of pairs and of elements of the other set that have no partner.
    public <R> OuterJoinSets<T, R> rightOuterJoin(DataSet<R> other) {
        return new OuterJoinSets<>(this, other, false, true);
    }

    /// Begins a join of pairs and of elements that have no partner.
    public <R> OuterJoinSets<T, R> fullOuterJoin(DataSet<R> other) {
        return new OuterJoinSets<>(this, other, true, true);
    }

    /// Begins a join that sees all elements of a key together.
    public <R> CoGroupSets<T, R> coGroup(DataSet<R> other) {
        return new CoGroupSets<>(this, other);
    }

    /// Each element with each of the other set.
    public <R> CrossedSet<T, R> cross(DataSet<R> other) {
        return CrossedSet.of(this, other);
    }

    // ---- where

    /// Elements go to all subtasks in turn.
    public Operator<T> rebalance() {
        return with(stream.rebalance());
    }

    /// Elements with the same fields go to the same subtask.
    public Operator<T> partitionByHash(int... fields) {
        return byHash(stream.keyBy(fields));
    }

    /// Elements with the same fields go to the same subtask.
    public Operator<T> partitionByHash(String... fields) {
        return byHash(stream.keyBy(fields));
    }

    /// Elements of a key go to the same subtask.
    public <K extends Comparable<K>> Operator<T> partitionByHash(KeySelector<T, K> keyExtractor) {
        return byHash(stream.keyBy(keyExtractor));
    }

    /// Not by `keyBy`, behind which functions would see the keys apart.
    private <K> Operator<T> byHash(KeyedStream<T, K> keyed) {
        Partitioner<K> byHash = (key, subtasks) -> Math.floorMod(key.hashCode(), subtasks);
        return with(stream.partitionCustom(byHash, keyed.getKeySelector()));
    }

    /// Elements go to the subtasks that a partitioner names for their keys.
    public <K extends Comparable<K>> Operator<T> partitionCustom(
            Partitioner<K> partitioner, KeySelector<T, K> keyExtractor) {
        return with(stream.partitionCustom(partitioner, keyExtractor));
    }

    /// The elements of each subtask, sorted by a field.
    public SortPartitionOperator<T> sortPartition(int field, Order order) {
        return new SortPartitionOperator<>(this, Sorting.<T>none().then(getType(), field, order));
    }

    /// The elements of each subtask, sorted by a field.
    public SortPartitionOperator<T> sortPartition(String field, Order order) {
        return new SortPartitionOperator<>(this, Sorting.<T>none().then(getType(), field, order));
    }

    // ---- iterations

    /// Begins an iteration, whose first superstep reads this data set. It must be
    /// closed by [IterativeDataSet#closeWith].
    ///
    /// @param maxIterations the number of supersteps after which the iteration ends in any case
    public IterativeDataSet<T> iterate(int maxIterations) {
        return IterativeDataSet.of(this, maxIterations);
    }

    /// Begins an iteration over this data set as solution set and a workset. It must be closed
    /// by [DeltaIteration#closeWith].
    ///
    /// @param maxIterations the number of supersteps after which the iteration ends in any case
    /// @param keyPositions the fields by which elements of the solution set are replaced
    public <R> DeltaIteration<T, R> iterateDelta(DataSet<R> workset, int maxIterations, int... keyPositions) {
        return new DeltaIteration<>(this, workset, maxIterations, keyPositions);
    }

    // ---- ends

    /// Runs what it takes, and gives the elements.
    public List<T> collect() throws Exception {
        return environment.collect(this);
    }

    /// Runs what it takes, and counts the elements.
    public long count() throws Exception {
        List<Long> counts = environment.collect(mapPartition(new CountElements<>()));
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /// Runs what it takes, and prints the elements in this process.
    public void print() throws Exception {
        collect().forEach(System.out::println);
    }

    /// Runs what it takes, and prints the elements to standard error in this process.
    public void printToErr() throws Exception {
        collect().forEach(System.err::println);
    }

    /// Prints the elements where the job runs.
    ///
    /// @param prefix begins each line
    public DataSink<T> printOnTaskManager(String prefix) {
        return new DataSink<>(stream.print(prefix));
    }

    /// Prints the elements where the job runs.
    ///
    /// @param sinkIdentifier begins each line
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

    /// Writes tuples to a local file, or to files in a directory: fields with commas between.
    public DataSink<T> writeAsCsv(String filePath) {
        return new DataSink<>(stream.writeAsCsv(filePath));
    }

    /// Writes tuples to a local file, or to files in a directory: fields with commas between.
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
