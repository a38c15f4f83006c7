package dev.millrace.api;

import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.operator.SimpleOperatorFactory;
import dev.millrace.api.operator.StreamOperatorFactory;
import dev.millrace.api.operator.TwoInputStreamOperator;
import dev.millrace.api.operator.TwoInputStreamOperatorFactory;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.process.CoProcessFunction;
import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.util.List;
import java.util.function.Supplier;

/// Represents two connected streams, which may have different types. A function processes the records of both.
public class ConnectedStreams<IN1, IN2> {
    protected final StreamExecutionEnvironment environment;
    protected final DataStream<IN1> inputStream1;
    protected final DataStream<IN2> inputStream2;

    /// Tells whether [#enableAsyncState] was called.
    protected boolean isEnableAsyncState;

    protected ConnectedStreams(
            StreamExecutionEnvironment environment, DataStream<IN1> inputStream1, DataStream<IN2> inputStream2) {
        this.environment = Preconditions.checkNotNull(environment);
        this.inputStream1 = Preconditions.checkNotNull(inputStream1, "the first stream must be given");
        this.inputStream2 = Preconditions.checkNotNull(inputStream2, "the second stream must be given");
        inputStream1.checkSameEnvironment(inputStream2);
    }

    /// Returns the environment of the stream.
    public StreamExecutionEnvironment getExecutionEnvironment() {
        return environment;
    }

    /// Returns the first stream.
    public DataStream<IN1> getFirstInput() {
        return inputStream1;
    }

    /// Returns the second stream.
    public DataStream<IN2> getSecondInput() {
        return inputStream2;
    }

    /// Returns the type of the records of the first stream.
    public TypeInformation<IN1> getType1() {
        return inputStream1.getType();
    }

    /// Returns the type of the records of the second stream.
    public TypeInformation<IN2> getType2() {
        return inputStream2.getType();
    }

    /// Partitions both streams by fields of their records. Positions start at 0. The key is a tuple of the fields.
    public ConnectedStreams<IN1, IN2> keyBy(int keyPosition1, int keyPosition2) {
        return keyBy(new int[] {keyPosition1}, new int[] {keyPosition2});
    }

    /// Partitions both streams by fields of their records. Positions start at 0. The key is a tuple of the fields.
    public ConnectedStreams<IN1, IN2> keyBy(int[] keyPositions1, int[] keyPositions2) {
        return keyBy(FieldKey.of(getType1(), keyPositions1), FieldKey.of(getType2(), keyPositions2));
    }

    /// Partitions both streams by fields of their records. The key is a tuple of the fields.
    public ConnectedStreams<IN1, IN2> keyBy(String field1, String field2) {
        return keyBy(new String[] {field1}, new String[] {field2});
    }

    /// Partitions both streams by fields of their records. The key is a tuple of the fields.
    public ConnectedStreams<IN1, IN2> keyBy(String[] fields1, String[] fields2) {
        return keyBy(FieldKey.of(getType1(), fields1), FieldKey.of(getType2(), fields2));
    }

    private ConnectedStreams<IN1, IN2> keyBy(FieldKey<IN1> key1, FieldKey<IN2> key2) {
        checkKeyTypes(key1.getProducedType(), key2.getProducedType());
        return new ConnectedStreams<>(environment, inputStream1.keyBy(key1), inputStream2.keyBy(key2));
    }

    /// Partitions both streams by keys of the same type.
    public <KEY> ConnectedStreams<IN1, IN2> keyBy(
            KeySelector<IN1, KEY> keySelector1, KeySelector<IN2, KEY> keySelector2) {
        KeyedStream<IN1, KEY> first = inputStream1.keyBy(keySelector1);
        KeyedStream<IN2, KEY> second = inputStream2.keyBy(keySelector2);
        checkKeyTypes(first.getKeyType(), second.getKeyType());
        return new ConnectedStreams<>(environment, first, second);
    }

    /// Partitions both streams by keys of the given type.
    public <KEY> ConnectedStreams<IN1, IN2> keyBy(
            KeySelector<IN1, KEY> keySelector1, KeySelector<IN2, KEY> keySelector2, TypeInformation<KEY> keyType) {
        return new ConnectedStreams<>(
                environment, inputStream1.keyBy(keySelector1, keyType), inputStream2.keyBy(keySelector2, keyType));
    }

    private void checkKeyTypes(TypeInformation<?> one, TypeInformation<?> two) {
        Keys.checkSame(one, inputStream1.step(), two, inputStream2.step());
    }

    /// Maps each record of either stream to one record.
    public <R> SingleOutputStreamOperator<R> map(CoMapFunction<IN1, IN2, R> coMapper) {
        return map(coMapper, () -> outputOf(coMapper, CoMapFunction.class, 0));
    }

    /// Maps each record of either stream to one record.
    public <R> SingleOutputStreamOperator<R> map(CoMapFunction<IN1, IN2, R> coMapper, TypeInformation<R> outputType) {
        return map(coMapper, () -> outputType);
    }

    private <R> SingleOutputStreamOperator<R> map(
            CoMapFunction<IN1, IN2, R> coMapper, Supplier<TypeInformation<R>> type) {
        return then("Co-Map", new Operation.CoMap(environment.clean(coMapper)), type);
    }

    /// Maps each record of either stream to any number of records.
    public <R> SingleOutputStreamOperator<R> flatMap(CoFlatMapFunction<IN1, IN2, R> coFlatMapper) {
        return flatMap(coFlatMapper, () -> outputOf(coFlatMapper, CoFlatMapFunction.class, 0));
    }

    /// Maps each record of either stream to any number of records.
    public <R> SingleOutputStreamOperator<R> flatMap(
            CoFlatMapFunction<IN1, IN2, R> coFlatMapper, TypeInformation<R> outputType) {
        return flatMap(coFlatMapper, () -> outputType);
    }

    private <R> SingleOutputStreamOperator<R> flatMap(
            CoFlatMapFunction<IN1, IN2, R> coFlatMapper, Supplier<TypeInformation<R>> type) {
        return then("Co-Flat Map", new Operation.CoFlatMap(environment.clean(coFlatMapper)), type);
    }

    /// Maps each record of either stream to any number of records. If both streams are keyed, the function may use
    /// state and timers.
    public <R> SingleOutputStreamOperator<R> process(CoProcessFunction<IN1, IN2, R> coProcessFunction) {
        return process(coProcessFunction, () -> outputOf(coProcessFunction, CoProcessFunction.class, 0));
    }

    /// Maps each record of either stream to any number of records. If both streams are keyed, the function may use
    /// state and timers.
    public <R> SingleOutputStreamOperator<R> process(
            CoProcessFunction<IN1, IN2, R> coProcessFunction, TypeInformation<R> outputType) {
        return process(coProcessFunction, () -> outputType);
    }

    private <R> SingleOutputStreamOperator<R> process(
            CoProcessFunction<IN1, IN2, R> function, Supplier<TypeInformation<R>> type) {
        return then("Co-Process", new Operation.CoProcess(environment.clean(function)), type);
    }

    /// Maps each record of either keyed stream to any number of records. The function may use state and timers.
    public <K, R> SingleOutputStreamOperator<R> process(KeyedCoProcessFunction<K, IN1, IN2, R> keyedCoProcessFunction) {
        return process(keyedCoProcessFunction, () -> outputOf(keyedCoProcessFunction, KeyedCoProcessFunction.class, 1));
    }

    /// Maps each record of either keyed stream to any number of records. The function may use state and timers.
    public <K, R> SingleOutputStreamOperator<R> process(
            KeyedCoProcessFunction<K, IN1, IN2, R> keyedCoProcessFunction, TypeInformation<R> outputType) {
        return process(keyedCoProcessFunction, () -> outputType);
    }

    private <K, R> SingleOutputStreamOperator<R> process(
            KeyedCoProcessFunction<K, IN1, IN2, R> function, Supplier<TypeInformation<R>> type) {
        if (!(inputStream1 instanceof KeyedStream<IN1, ?>) || !(inputStream2 instanceof KeyedStream<IN2, ?>)) {
            throw StreamFaults.PARTITIONING
                    .unsupported(
                            "A KeyedCoProcessFunction is applied to %s and %s.",
                            inputStream1.step().where(), inputStream2.step().where())
                    .why("At least one of the two streams has no key.")
                    .fix("Call keyBy(...) on both streams, or use a CoProcessFunction.");
        }
        return then("Co-Keyed-Process", new Operation.KeyedCoProcess(environment.clean(function)), type);
    }

    /// Applies a user-defined operator to both streams. On keyed streams the operator may use keyed state and timers.
    public <R> SingleOutputStreamOperator<R> transform(
            String functionName, TypeInformation<R> outTypeInfo, TwoInputStreamOperator<IN1, IN2, R> operator) {
        return transformBy(functionName, outTypeInfo, SimpleOperatorFactory.of(operator));
    }

    /// Applies a user-defined operator to both streams. The factory creates the operator in each subtask.
    public <R> SingleOutputStreamOperator<R> transform(
            String functionName,
            TypeInformation<R> outTypeInfo,
            TwoInputStreamOperatorFactory<IN1, IN2, R> operatorFactory) {
        return transformBy(functionName, outTypeInfo, operatorFactory);
    }

    private <R> SingleOutputStreamOperator<R> transformBy(
            String name, TypeInformation<R> type, StreamOperatorFactory<R> factory) {
        CustomOperators.tellTypes(
                factory, List.of(inputStream1.step(), inputStream2.step()), type, environment.getConfig());
        SingleOutputStreamOperator<R> stream = then(name, new Operation.Transform(factory), () -> type);
        stream.step().chaining(factory.getChainingStrategy());
        return stream;
    }

    private <R> TypeInformation<R> outputOf(Function function, Class<?> base, int firstInput) {
        return Outputs.ofTwo(function, base, firstInput, getType1(), getType2());
    }

    private <R> SingleOutputStreamOperator<R> then(
            String name, Operation operation, Supplier<TypeInformation<R>> type) {
        if (inputStream1 instanceof KeyedStream<IN1, ?> first && inputStream2 instanceof KeyedStream<IN2, ?> second) {
            // The program may have keyed the streams before it connected them.
            checkKeyTypes(first.getKeyType(), second.getKeyType());
        }
        return new SingleOutputStreamOperator<>(
                environment, environment.add(name, operation, List.of(inputStream1.step(), inputStream2.step()), type));
    }

    /// Allows the functions that follow to use the state of [dev.millrace.api.state.v2]. This call has no effect on
    /// execution: state is always available through that package, access completes at once, and records are
    /// processed in order.
    public ConnectedStreams<IN1, IN2> enableAsyncState() {
        isEnableAsyncState = true;
        return this;
    }
}
