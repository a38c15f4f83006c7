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
import dev.millrace.api.plan.Transformation;
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

/// Represents a stream of records in a program. The methods of this class only describe the pipeline. The environment
/// runs the described pipeline when the program calls `execute`. Not thread-safe.
public non-sealed class DataStream<T> implements EarlierStream<T> {
    protected final StreamExecutionEnvironment environment;
    private final Step<T> step;

    /// Creates the stream that a step emits. Programs do not call this constructor.
    public DataStream(StreamExecutionEnvironment environment, Step<T> step) {
        this.environment = Preconditions.checkNotNull(environment, "the environment must be given");
        this.step = Preconditions.checkNotNull(step, "the step must be given");
    }

    /// Returns the step behind the stream. Programs that run, draw or test pipelines use this method.
    public Step<T> step() {
        return step;
    }

    /// Returns the step behind the stream under the names of Flink.
    public Transformation<T> getTransformation() {
        return new Transformation<>(step);
    }

    /// Returns the id of the step behind the stream.
    public int getId() {
        return step.id();
    }

    /// Returns the parallelism of the step behind the stream, as far as the parallelism is known by now.
    public int getParallelism() {
        int given = givenParallelism();
        return given == Step.UNSET ? environment.getParallelism() : given;
    }

    /// Returns the parallelism of the step behind the stream, or [Step#UNSET] if the program has not set one.
    int givenParallelism() {
        Step<?> physical = step;
        while (physical.operation() instanceof Operation.Virtual
                && !physical.inputs().isEmpty()) {
            physical = physical.inputs().getFirst();
        }
        return physical.parallelism();
    }

    /// Returns the type of the records.
    ///
    /// @throws dev.millrace.api.function.InvalidTypesException if the type is not known
    public TypeInformation<T> getType() {
        return step.type();
    }

    /// Returns the environment of the stream.
    public StreamExecutionEnvironment getExecutionEnvironment() {
        return environment;
    }

    /// Returns the execution settings of the environment.
    public ExecutionConfig getExecutionConfig() {
        return environment.getConfig();
    }

    /// Removes references that a function does not need, and checks that the function is serializable.
    protected <F> F clean(F f) {
        return environment.clean(f);
    }

    // ---- together with other streams

    /// Merges this stream with other streams of the same type. If a stream is given twice, each of its records appears
    /// twice. The program may still set the types of the streams afterwards.
    ///
    /// @throws IllegalArgumentException if the types that are known by now differ
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

    /// Connects this stream with another stream, which may have a different type. A function processes the records
    /// of both.
    public <R> ConnectedStreams<T, R> connect(DataStream<R> dataStream) {
        return new ConnectedStreams<>(environment, this, dataStream);
    }

    /// Connects this stream with a broadcast stream, whose records go to all subtasks and into broadcast state.
    public <R> BroadcastConnectedStream<T, R> connect(BroadcastStream<R> broadcastStream) {
        return new BroadcastConnectedStream<>(
                environment, this, broadcastStream, broadcastStream.getBroadcastStateDescriptors());
    }

    /// Begins a join whose function receives all records of both streams for each key and window, also if one stream
    /// has none.
    public <T2> CoGroupedStreams<T, T2> coGroup(DataStream<T2> otherStream) {
        return new CoGroupedStreams<>(this, otherStream);
    }

    /// Begins a join whose function receives each pair of records with the same key and window.
    public <T2> JoinedStreams<T, T2> join(DataStream<T2> otherStream) {
        return new JoinedStreams<>(this, otherStream);
    }

    // ---- partitioning

    /// Partitions the stream by a key.
    public <K> KeyedStream<T, K> keyBy(KeySelector<T, K> key) {
        return new KeyedStream<>(this, clean(key));
    }

    /// Partitions the stream by a key.
    public <K> KeyedStream<T, K> keyBy(KeySelector<T, K> key, TypeInformation<K> keyType) {
        return new KeyedStream<>(this, clean(key), keyType);
    }

    /// Sends each record to the subtask that a partitioner chooses for the record's key.
    public <K> DataStream<T> partitionCustom(Partitioner<K> partitioner, KeySelector<T, K> keySelector) {
        return partitioned(new Partitioning.Custom(clean(partitioner), clean(keySelector)));
    }

    /// Sends every record to all subtasks of the next step.
    public DataStream<T> broadcast() {
        return partitioned(new Partitioning.Broadcast());
    }

    /// Sends every record to all subtasks of a connected step, which keeps the given broadcast states.
    public BroadcastStream<T> broadcast(MapStateDescriptor<?, ?>... broadcastStateDescriptors) {
        return new BroadcastStream<>(environment, broadcast(), broadcastStateDescriptors);
    }

    /// Sends each record to a random subtask of the next step.
    public DataStream<T> shuffle() {
        return partitioned(new Partitioning.Shuffle());
    }

    /// Sends each record to the subtask of the next step with the same number. The next step must have the
    /// same parallelism.
    public DataStream<T> forward() {
        return partitioned(new Partitioning.Forward());
    }

    /// Sends the records to all subtasks of the next step in turn.
    public DataStream<T> rebalance() {
        return partitioned(new Partitioning.Rebalance());
    }

    /// Sends the records to a group of subtasks of the next step in turn.
    public DataStream<T> rescale() {
        return partitioned(new Partitioning.Rescale());
    }

    /// Sends all records to the first subtask of the next step.
    public DataStream<T> global() {
        return partitioned(new Partitioning.Global());
    }

    /// Returns the stream with another partitioning.
    DataStream<T> partitioned(Partitioning partitioning) {
        Operation operation = new Operation.Partition(partitioning);
        return new DataStream<>(environment, environment.add("Partition", operation, List.of(step), step::type));
    }

    // ---- record by record

    /// Maps each record to one record.
    public <R> SingleOutputStreamOperator<R> map(MapFunction<T, R> mapper) {
        return map(mapper, () -> TypeExtractor.getMapReturnTypes(mapper, getType()));
    }

    /// Maps each record to one record.
    public <R> SingleOutputStreamOperator<R> map(MapFunction<T, R> mapper, TypeInformation<R> outputType) {
        return map(mapper, () -> outputType);
    }

    private <R> SingleOutputStreamOperator<R> map(MapFunction<T, R> mapper, Supplier<TypeInformation<R>> type) {
        return then("Map", new Operation.Map(clean(mapper)), type);
    }

    /// Maps each record to any number of records.
    public <R> SingleOutputStreamOperator<R> flatMap(FlatMapFunction<T, R> flatMapper) {
        return then(
                "Flat Map",
                new Operation.FlatMap(clean(flatMapper)),
                () -> TypeExtractor.getFlatMapReturnTypes(flatMapper, getType()));
    }

    /// Maps each record to any number of records.
    public <R> SingleOutputStreamOperator<R> flatMap(FlatMapFunction<T, R> flatMapper, TypeInformation<R> outputType) {
        return then("Flat Map", new Operation.FlatMap(clean(flatMapper)), () -> outputType);
    }

    /// Maps each record to any number of records and side output records.
    public <R> SingleOutputStreamOperator<R> process(ProcessFunction<T, R> processFunction) {
        return then(
                "Process",
                new Operation.Process(clean(processFunction)),
                () -> Outputs.ofOne(processFunction, ProcessFunction.class, getType()));
    }

    /// Maps each record to any number of records and side output records.
    public <R> SingleOutputStreamOperator<R> process(
            ProcessFunction<T, R> processFunction, TypeInformation<R> outputType) {
        return then("Process", new Operation.Process(clean(processFunction)), () -> outputType);
    }

    /// Keeps the records for which the filter returns true.
    public SingleOutputStreamOperator<T> filter(FilterFunction<T> filter) {
        return then("Filter", new Operation.Filter(clean(filter)), step::type);
    }

    /// Maps each tuple to a tuple of the fields at the given positions. Positions start at 0.
    public <R extends Tuple> SingleOutputStreamOperator<R> project(int... fieldIndexes) {
        return new StreamProjection<>(this, fieldIndexes).projectTupleX();
    }

    /// Sets the timestamp of each record and generates watermarks. They replace the timestamps and watermarks of
    /// earlier steps.
    public SingleOutputStreamOperator<T> assignTimestampsAndWatermarks(WatermarkStrategy<T> watermarkStrategy) {
        SingleOutputStreamOperator<T> stream =
                then("Timestamps/Watermarks", new Operation.Timestamps(clean(watermarkStrategy)), step::type);
        // The strategy must see the records in the order in which a subtask emits them. The step therefore has the same
        // parallelism as the step before.
        if (!stream.step().isParallelismFixed()) stream.setParallelism(givenParallelism());
        return stream;
    }

    // ---- operators of the program

    /// Applies a user-defined operator. On a keyed stream the operator may use keyed state and timers.
    public <R> SingleOutputStreamOperator<R> transform(
            String operatorName, TypeInformation<R> outTypeInfo, OneInputStreamOperator<T, R> operator) {
        return doTransform(operatorName, outTypeInfo, SimpleOperatorFactory.of(operator));
    }

    /// Applies a user-defined operator, which the factory creates in each subtask.
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

    /// Adds a step and returns the stream of this step.
    <R> SingleOutputStreamOperator<R> then(String name, Operation operation, Supplier<TypeInformation<R>> type) {
        return new SingleOutputStreamOperator<>(environment, environment.add(name, operation, List.of(step), type));
    }

    // ---- windows over all records

    /// Assigns the records to windows of a fixed number of records. One subtask processes all windows.
    public AllWindowedStream<T, GlobalWindow> countWindowAll(long size) {
        return windowAll(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(size)));
    }

    /// Fires after every `slide` records with the last `size` records. One subtask processes all records.
    public AllWindowedStream<T, GlobalWindow> countWindowAll(long size, long slide) {
        return windowAll(GlobalWindows.create()).evictor(CountEvictor.of(size)).trigger(CountTrigger.of(slide));
    }

    /// Assigns the records to windows without a key. One subtask processes all windows.
    public <W extends Window> AllWindowedStream<T, W> windowAll(WindowAssigner<? super T, W> assigner) {
        return new AllWindowedStream<>(this, assigner);
    }

    /// Collects all records of each subtask in one window, which fires at the end of the input.
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
    /// @param sinkIdentifier the text at the start of each line
    public DataStreamSink<T> print(String sinkIdentifier) {
        return sinkTo(new PrintSink<>(sinkIdentifier, false)).name("Print to Std. Out");
    }

    /// Prints the records to standard error.
    ///
    /// @param sinkIdentifier the text at the start of each line
    public DataStreamSink<T> printToErr(String sinkIdentifier) {
        return sinkTo(new PrintSink<>(sinkIdentifier, true)).name("Print to Std. Err");
    }

    /// Sends the records to a TCP server. One subtask writes.
    public DataStreamSink<T> writeToSocket(String hostName, int port, SerializationSchema<T> schema) {
        DataStreamSink<T> sink =
                sinkTo(new SocketSink<>(hostName, port, clean(schema))).name("Socket Sink");
        sink.setParallelism(1);
        return sink;
    }

    /// Writes the records to a sink.
    public DataStreamSink<T> sinkTo(Sink<T> sink) {
        return DataStreamSink.forSink(this, sink);
    }

    /// Writes the records to a sink. Under the hashes the parts of the sink find the state of earlier jobs.
    public DataStreamSink<T> sinkTo(Sink<T> sink, CustomSinkOperatorUidHashes customSinkOperatorUidHashes) {
        return DataStreamSink.forSink(this, sink).hashes(customSinkOperatorUidHashes);
    }

    /// Runs the job and returns an iterator over the records of this stream. Closing the iterator cancels the job. If
    /// the job fails, the iterator throws the failure.
    public CloseableIterator<T> executeAndCollect() throws Exception {
        return collect(null);
    }

    /// Runs the job under a name and returns an iterator over the records of this stream.
    public CloseableIterator<T> executeAndCollect(String jobExecutionName) throws Exception {
        return collect(jobExecutionName);
    }

    /// Runs the job until this stream has emitted `limit` records or the job ends. Returns these records.
    ///
    /// @throws IllegalArgumentException if the limit is not positive
    public List<T> executeAndCollect(int limit) throws Exception {
        return collect(null, limit);
    }

    /// Runs the job under a name until this stream has emitted `limit` records or the job ends. Returns these records.
    ///
    /// @throws IllegalArgumentException if the limit is not positive
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

    /// Returns an iterator over the records that the next job emits to this stream. Call `executeAsync` before the
    /// first read.
    public CloseableIterator<T> collectAsync() {
        Results<T> results = collected();
        environment.attachOnStart(results);
        return results;
    }

    /// Works like [#collectAsync()] and stores the iterator in a collector.
    public void collectAsync(Collector<T> collector) {
        collector.output = collectAsync();
    }

    private Results<T> collected() {
        Results<T> results = Results.create(
                () -> getType().createSerializer(environment.getConfig().getSerializerConfig()));
        DataStreamSink<T> sink = sinkTo(results.sink()).name("Collect Stream Sink");
        sink.setParallelism(1);
        sink.step().chaining(ChainingStrategy.ALWAYS);
        return results;
    }

    void checkSameEnvironment(DataStream<?> other) {
        if (other.environment == environment) return;
        throw StreamFaults.ENVIRONMENT
                .argument(
                        "The steps %s and %s belong to different environments.",
                        step.where(), other.step().where())
                .why("A job consists of the steps of one environment.")
                .fix("Create both streams from the same environment.");
    }

    /// Holds the iterator of [DataStream#collectAsync(Collector)].
    public static class Collector<T> {
        private @Nullable CloseableIterator<T> output;

        /// Returns the iterator.
        ///
        /// @throws IllegalStateException if the collector was not passed to a stream
        public CloseableIterator<T> getOutput() {
            if (output == null) throw new IllegalStateException("give the collector to DataStream.collectAsync first");
            return output;
        }
    }
}
