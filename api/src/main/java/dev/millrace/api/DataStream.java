package dev.millrace.api;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.OneInputStreamOperatorFactory;
import dev.millrace.api.operator.SimpleOperatorFactory;
import dev.millrace.api.operator.StreamOperatorFactory;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.sink.PrintSink;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.assigner.GlobalWindows;
import dev.millrace.api.window.evictor.CountEvictor;
import dev.millrace.api.window.trigger.CountTrigger;
import dev.millrace.api.window.trigger.PurgingTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A stream of records as a program describes it. Describing does nothing by itself: the environment runs what
/// was described.
public non-sealed class DataStream<T> implements EarlierStream<T> {
    protected final StreamExecutionEnvironment environment;
    private final Step<T> step;

    /// For the API itself: the stream that a step emits.
    public DataStream(StreamExecutionEnvironment environment, Step<T> step) {
        this.environment = Preconditions.checkNotNull(environment, "the environment must be given");
        this.step = Preconditions.checkNotNull(step, "the step must be given");
    }

    /// The step behind the stream, for those that run, draw or test pipelines.
    public Step<T> step() {
        return step;
    }

    public int getId() {
        return step.id();
    }

    /// The parallelism of the step behind the stream, as far as it is known by now.
    public int getParallelism() {
        int given = givenParallelism();
        return given == Step.UNSET ? environment.getParallelism() : given;
    }

    /// The parallelism of the step behind the stream; [Step#UNSET] if it is left open.
    int givenParallelism() {
        Step<?> physical = step;
        while (physical.operation() instanceof Operation.Virtual
                && !physical.inputs().isEmpty()) {
            physical = physical.inputs().getFirst();
        }
        return physical.parallelism();
    }

    /// The type of the records.
    ///
    /// @throws dev.millrace.api.function.InvalidTypesException if it is not known
    public TypeInformation<T> getType() {
        return step.type();
    }

    public StreamExecutionEnvironment getExecutionEnvironment() {
        return environment;
    }

    public ExecutionConfig getExecutionConfig() {
        return environment.getConfig();
    }

    protected <F> F clean(F f) {
        return environment.clean(f);
    }

    // ---- together with other streams

    /// The records of all these streams as one; a stream that is given twice comes twice. Their types may still be
    /// given afterwards.
    ///
    /// @throws IllegalArgumentException if the types are different, as far as they are known by now
    @SafeVarargs
    public final DataStream<T> union(DataStream<T>... streams) {
        List<Step<?>> inputs = new ArrayList<>();
        inputs.add(step);
        for (DataStream<T> other : streams) {
            checkSameEnvironment(other);
            Unions.check(step, other.step());
            inputs.add(other.step());
        }
        return new DataStream<>(
                environment, environment.add("Union", new Operation.Union(), inputs, () -> Unions.type(inputs)));
    }

    /// Two streams for functions that take records of both.
    public <R> ConnectedStreams<T, R> connect(DataStream<R> dataStream) {
        return new ConnectedStreams<>(environment, this, dataStream);
    }

    /// This stream and one whose records go to all subtasks and into state that all of them hold.
    public <R> BroadcastConnectedStream<T, R> connect(BroadcastStream<R> broadcastStream) {
        return new BroadcastConnectedStream<>(
                environment, this, broadcastStream, broadcastStream.getBroadcastStateDescriptors());
    }

    /// Begins a join that sees both sides of a key and window together, also if one is empty.
    public <T2> CoGroupedStreams<T, T2> coGroup(DataStream<T2> otherStream) {
        return new CoGroupedStreams<>(this, otherStream);
    }

    /// Begins a join of pairs within windows.
    public <T2> JoinedStreams<T, T2> join(DataStream<T2> otherStream) {
        return new JoinedStreams<>(this, otherStream);
    }

    // ---- partitioning

    /// The stream partitioned by a key.
    public <K> KeyedStream<T, K> keyBy(KeySelector<T, K> key) {
        return new KeyedStream<>(this, clean(key));
    }

    /// The stream partitioned by a key.
    public <K> KeyedStream<T, K> keyBy(KeySelector<T, K> key, TypeInformation<K> keyType) {
        return new KeyedStream<>(this, clean(key), keyType);
    }

    /// Records go to the subtasks that a partitioner names.
    public <K> DataStream<T> partitionCustom(Partitioner<K> partitioner, KeySelector<T, K> keySelector) {
        return partitioned(new Partitioning.Custom(clean(partitioner), clean(keySelector)));
    }

    /// All records go to all subtasks.
    public DataStream<T> broadcast() {
        return partitioned(new Partitioning.Broadcast());
    }

    /// All records go to all subtasks, for functions that hold these states.
    public BroadcastStream<T> broadcast(MapStateDescriptor<?, ?>... broadcastStateDescriptors) {
        return new BroadcastStream<>(environment, broadcast(), broadcastStateDescriptors);
    }

    /// Records go to subtasks chosen by chance.
    public DataStream<T> shuffle() {
        return partitioned(new Partitioning.Shuffle());
    }

    /// Records go to the subtask of the same number; the next step must have the same parallelism.
    public DataStream<T> forward() {
        return partitioned(new Partitioning.Forward());
    }

    /// Records go to all subtasks in turn.
    public DataStream<T> rebalance() {
        return partitioned(new Partitioning.Rebalance());
    }

    /// Records go to a group of subtasks in turn.
    public DataStream<T> rescale() {
        return partitioned(new Partitioning.Rescale());
    }

    /// All records go to the first subtask.
    public DataStream<T> global() {
        return partitioned(new Partitioning.Global());
    }

    /// The stream with another partitioning.
    DataStream<T> partitioned(Partitioning partitioning) {
        Operation operation = new Operation.Partition(partitioning);
        return new DataStream<>(environment, environment.add("Partition", operation, List.of(step), step::type));
    }

    // ---- record by record

    /// One record for each.
    public <R> SingleOutputStreamOperator<R> map(MapFunction<T, R> mapper) {
        return map(mapper, () -> TypeExtractor.getMapReturnTypes(mapper, getType()));
    }

    /// One record for each.
    public <R> SingleOutputStreamOperator<R> map(MapFunction<T, R> mapper, TypeInformation<R> outputType) {
        return map(mapper, () -> outputType);
    }

    private <R> SingleOutputStreamOperator<R> map(MapFunction<T, R> mapper, Supplier<TypeInformation<R>> type) {
        return then("Map", new Operation.Map(clean(mapper)), type);
    }

    /// Any number of records for each.
    public <R> SingleOutputStreamOperator<R> flatMap(FlatMapFunction<T, R> flatMapper) {
        return then(
                "Flat Map",
                new Operation.FlatMap(clean(flatMapper)),
                () -> TypeExtractor.getFlatMapReturnTypes(flatMapper, getType()));
    }

    /// Any number of records for each.
    public <R> SingleOutputStreamOperator<R> flatMap(FlatMapFunction<T, R> flatMapper, TypeInformation<R> outputType) {
        return then("Flat Map", new Operation.FlatMap(clean(flatMapper)), () -> outputType);
    }

    /// Any number of records for each, and side outputs.
    public <R> SingleOutputStreamOperator<R> process(ProcessFunction<T, R> processFunction) {
        return then(
                "Process",
                new Operation.Process(clean(processFunction)),
                () -> Outputs.ofOne(processFunction, ProcessFunction.class, getType()));
    }

    /// Any number of records for each, and side outputs.
    public <R> SingleOutputStreamOperator<R> process(
            ProcessFunction<T, R> processFunction, TypeInformation<R> outputType) {
        return then("Process", new Operation.Process(clean(processFunction)), () -> outputType);
    }

    /// The records that pass.
    public SingleOutputStreamOperator<T> filter(FilterFunction<T> filter) {
        return then("Filter", new Operation.Filter(clean(filter)), step::type);
    }

    /// These fields of each tuple, as a tuple of their own.
    public <R extends Tuple> SingleOutputStreamOperator<R> project(int... fieldIndexes) {
        return new StreamProjection<>(this, fieldIndexes).projectTupleX();
    }

    /// Sets the records' timestamps and makes watermarks; those from above are replaced.
    public SingleOutputStreamOperator<T> assignTimestampsAndWatermarks(WatermarkStrategy<T> watermarkStrategy) {
        SingleOutputStreamOperator<T> stream =
                then("Timestamps/Watermarks", new Operation.Timestamps(clean(watermarkStrategy)), step::type);
        // The strategy reads what this stream's subtasks emit, in their order, so it runs where they do.
        if (!stream.step().isParallelismFixed()) stream.setParallelism(givenParallelism());
        return stream;
    }

    // ---- operators of the program

    /// The records that an operator of the program's own makes of these. On a keyed stream it may use state and timers
    /// of the key.
    public <R> SingleOutputStreamOperator<R> transform(
            String operatorName, TypeInformation<R> outTypeInfo, OneInputStreamOperator<T, R> operator) {
        return doTransform(operatorName, outTypeInfo, SimpleOperatorFactory.of(operator));
    }

    /// The same with a factory that makes the operator in each subtask.
    public <R> SingleOutputStreamOperator<R> transform(
            String operatorName, TypeInformation<R> outTypeInfo, OneInputStreamOperatorFactory<T, R> operatorFactory) {
        return doTransform(operatorName, outTypeInfo, operatorFactory);
    }

    protected <R> SingleOutputStreamOperator<R> doTransform(
            String operatorName, TypeInformation<R> outTypeInfo, StreamOperatorFactory<R> operatorFactory) {
        CustomOperators.tellTypes(operatorFactory, List.of(step), outTypeInfo, getExecutionConfig());
        SingleOutputStreamOperator<R> stream =
                then(operatorName, new Operation.Transform(operatorFactory), () -> outTypeInfo);
        stream.step().chaining(operatorFactory.getChainingStrategy());
        return stream;
    }

    /// The stream after one more step.
    <R> SingleOutputStreamOperator<R> then(String name, Operation operation, Supplier<TypeInformation<R>> type) {
        return new SingleOutputStreamOperator<>(environment, environment.add(name, operation, List.of(step), type));
    }

    // ---- windows over all records

    /// Windows of so many records; all records go through one subtask.
    public AllWindowedStream<T, GlobalWindow> countWindowAll(long size) {
        return windowAll(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(size)));
    }

    /// The last so many records, after each so many; all records go through one subtask.
    public AllWindowedStream<T, GlobalWindow> countWindowAll(long size, long slide) {
        return windowAll(GlobalWindows.create()).evictor(CountEvictor.of(size)).trigger(CountTrigger.of(slide));
    }

    /// Windows of all records, which go through one subtask.
    public <W extends Window> AllWindowedStream<T, W> windowAll(WindowAssigner<? super T, W> assigner) {
        return new AllWindowedStream<>(this, assigner);
    }

    /// All records of each subtask as one window, which ends with the input.
    public PartitionWindowedStream<T> fullWindowPartition() {
        return new NonKeyedPartitionWindowedStream<>(environment, this);
    }

    // ---- ends

    /// Prints the records to standard output.
    public DataStreamSink<T> print() {
        return sinkTo(new PrintSink<>()).name("Print to Std. Out");
    }

    /// Prints the records to standard error.
    public DataStreamSink<T> printToErr() {
        return sinkTo(new PrintSink<>(true)).name("Print to Std. Err");
    }

    /// Prints the records to standard output.
    ///
    /// @param sinkIdentifier begins each line
    public DataStreamSink<T> print(String sinkIdentifier) {
        return sinkTo(new PrintSink<>(sinkIdentifier, false)).name("Print to Std. Out");
    }

    /// Prints the records to standard error.
    ///
    /// @param sinkIdentifier begins each line
    public DataStreamSink<T> printToErr(String sinkIdentifier) {
        return sinkTo(new PrintSink<>(sinkIdentifier, true)).name("Print to Std. Err");
    }

    /// Sends the records to a server, from one subtask.
    public DataStreamSink<T> writeToSocket(String hostName, int port, SerializationSchema<T> schema) {
        DataStreamSink<T> sink =
                sinkTo(new SocketSink<>(hostName, port, clean(schema))).name("Socket Sink");
        sink.setParallelism(1);
        return sink;
    }

    /// Hands the records to a sink.
    public DataStreamSink<T> sinkTo(Sink<T> sink) {
        return DataStreamSink.forSink(this, sink);
    }

    /// Hands the records to a sink whose parts have hashes under which earlier jobs knew them.
    public DataStreamSink<T> sinkTo(Sink<T> sink, CustomSinkOperatorUidHashes customSinkOperatorUidHashes) {
        return DataStreamSink.forSink(this, sink).hashes(customSinkOperatorUidHashes);
    }

    /// Runs the job and gives the records of this stream. Closing the iterator cancels the job; a failure of the job is
    /// thrown by the iterator.
    public CloseableIterator<T> executeAndCollect() throws Exception {
        return collect(null);
    }

    /// Runs the job under a name and gives the records of this stream.
    public CloseableIterator<T> executeAndCollect(String jobExecutionName) throws Exception {
        return collect(jobExecutionName);
    }

    /// Runs the job until there are so many records of this stream, or it ends.
    public List<T> executeAndCollect(int limit) throws Exception {
        return collect(null, limit);
    }

    /// Runs the job under a name until there are so many records of this stream, or it ends.
    public List<T> executeAndCollect(String jobExecutionName, int limit) throws Exception {
        return collect(jobExecutionName, limit);
    }

    private List<T> collect(@Nullable String name, int limit) throws Exception {
        Preconditions.checkArgument(limit > 0, "the limit must be positive, %s is not", limit);
        List<T> records = new ArrayList<>();
        try (CloseableIterator<T> iterator = collect(name)) {
            while (records.size() < limit && iterator.hasNext()) records.add(iterator.next());
        }
        return records;
    }

    private CloseableIterator<T> collect(@Nullable String name) throws Exception {
        Results<T> results = collected();
        environment.attachOnStart(results);
        if (name == null) environment.executeAsync();
        else environment.executeAsync(name);
        return results;
    }

    /// The records of this stream, once the job that is described by then runs: call `executeAsync` before reading.
    public CloseableIterator<T> collectAsync() {
        Results<T> results = collected();
        environment.attachOnStart(results);
        return results;
    }

    /// The same as [#collectAsync()], with the iterator in a box.
    public void collectAsync(Collector<T> collector) {
        collector.output = collectAsync();
    }

    private Results<T> collected() {
        Results<T> results = Results.create();
        DataStreamSink<T> sink = sinkTo(results.sink()).name("Collect Stream Sink");
        sink.setParallelism(1);
        sink.step().chaining(ChainingStrategy.ALWAYS);
        return results;
    }

    void checkSameEnvironment(DataStream<?> other) {
        if (other.environment == environment) return;
        throw StreamFaults.ENVIRONMENT
                .argument(
                        "%s and %s are of different environments",
                        step.where(), other.step().where())
                .why("a job consists of the steps of one environment")
                .fix("make both streams from the same environment");
    }

    /// A box for the iterator of [DataStream#collectAsync(Collector)].
    public static class Collector<T> {
        private @Nullable CloseableIterator<T> output;

        /// The iterator.
        ///
        /// @throws IllegalStateException if the box was not given to a stream
        public CloseableIterator<T> getOutput() {
            if (output == null) throw new IllegalStateException("give the collector to DataStream.collectAsync first");
            return output;
        }
    }
}
