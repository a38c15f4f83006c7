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

/// Two streams, maybe of different types, for functions that take records of both.
public class ConnectedStreams<IN1, IN2> {
    protected final StreamExecutionEnvironment environment;
    protected final DataStream<IN1> inputStream1;
    protected final DataStream<IN2> inputStream2;

    /// Whether [#enableAsyncState] was called.
    protected boolean isEnableAsyncState;

    protected ConnectedStreams(
            StreamExecutionEnvironment environment, DataStream<IN1> inputStream1, DataStream<IN2> inputStream2) {
        this.environment = Preconditions.checkNotNull(environment);
        this.inputStream1 = Preconditions.checkNotNull(inputStream1, "the first stream must be given");
        this.inputStream2 = Preconditions.checkNotNull(inputStream2, "the second stream must be given");
        inputStream1.checkSameEnvironment(inputStream2);
    }

    public StreamExecutionEnvironment getExecutionEnvironment() {
        return environment;
    }

    public DataStream<IN1> getFirstInput() {
        return inputStream1;
    }

    public DataStream<IN2> getSecondInput() {
        return inputStream2;
    }

    public TypeInformation<IN1> getType1() {
        return inputStream1.getType();
    }

    public TypeInformation<IN2> getType2() {
        return inputStream2.getType();
    }

    /// Partitions both streams by fields of their records, counted from 0; the key is a tuple.
    public ConnectedStreams<IN1, IN2> keyBy(int keyPosition1, int keyPosition2) {
        return keyBy(new int[] {keyPosition1}, new int[] {keyPosition2});
    }

    /// Partitions both streams by fields of their records, counted from 0; the key is a tuple.
    public ConnectedStreams<IN1, IN2> keyBy(int[] keyPositions1, int[] keyPositions2) {
        return keyBy(FieldKey.of(getType1(), keyPositions1), FieldKey.of(getType2(), keyPositions2));
    }

    /// Partitions both streams by fields of their records; the key is a tuple.
    public ConnectedStreams<IN1, IN2> keyBy(String field1, String field2) {
        return keyBy(new String[] {field1}, new String[] {field2});
    }

    /// Partitions both streams by fields of their records; the key is a tuple.
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

    /// Partitions both streams by keys of this type.
    public <KEY> ConnectedStreams<IN1, IN2> keyBy(
            KeySelector<IN1, KEY> keySelector1, KeySelector<IN2, KEY> keySelector2, TypeInformation<KEY> keyType) {
        return new ConnectedStreams<>(
                environment, inputStream1.keyBy(keySelector1, keyType), inputStream2.keyBy(keySelector2, keyType));
    }

    private void checkKeyTypes(TypeInformation<?> one, TypeInformation<?> two) {
        Keys.checkSame(one, inputStream1.step(), two, inputStream2.step());
    }

    /// One record for each of either stream.
    public <R> SingleOutputStreamOperator<R> map(CoMapFunction<IN1, IN2, R> coMapper) {
        return map(coMapper, () -> outputOf(coMapper, CoMapFunction.class, 0));
    }

    /// One record for each of either stream.
    public <R> SingleOutputStreamOperator<R> map(CoMapFunction<IN1, IN2, R> coMapper, TypeInformation<R> outputType) {
        return map(coMapper, () -> outputType);
    }

    private <R> SingleOutputStreamOperator<R> map(
            CoMapFunction<IN1, IN2, R> coMapper, Supplier<TypeInformation<R>> type) {
        return then("Co-Map", new Operation.CoMap(environment.clean(coMapper)), type);
    }

    /// Any number of records for each of either stream.
    public <R> SingleOutputStreamOperator<R> flatMap(CoFlatMapFunction<IN1, IN2, R> coFlatMapper) {
        return flatMap(coFlatMapper, () -> outputOf(coFlatMapper, CoFlatMapFunction.class, 0));
    }

    /// Any number of records for each of either stream.
    public <R> SingleOutputStreamOperator<R> flatMap(
            CoFlatMapFunction<IN1, IN2, R> coFlatMapper, TypeInformation<R> outputType) {
        return flatMap(coFlatMapper, () -> outputType);
    }

    private <R> SingleOutputStreamOperator<R> flatMap(
            CoFlatMapFunction<IN1, IN2, R> coFlatMapper, Supplier<TypeInformation<R>> type) {
        return then("Co-Flat Map", new Operation.CoFlatMap(environment.clean(coFlatMapper)), type);
    }

    /// Any number of records for each of either stream; with state and timers if both are keyed.
    public <R> SingleOutputStreamOperator<R> process(CoProcessFunction<IN1, IN2, R> coProcessFunction) {
        return process(coProcessFunction, () -> outputOf(coProcessFunction, CoProcessFunction.class, 0));
    }

    /// Any number of records for each of either stream; with state and timers if both are keyed.
    public <R> SingleOutputStreamOperator<R> process(
            CoProcessFunction<IN1, IN2, R> coProcessFunction, TypeInformation<R> outputType) {
        return process(coProcessFunction, () -> outputType);
    }

    private <R> SingleOutputStreamOperator<R> process(
            CoProcessFunction<IN1, IN2, R> function, Supplier<TypeInformation<R>> type) {
        return then("Co-Process", new Operation.CoProcess(environment.clean(function)), type);
    }

    /// Any number of records for each of either keyed stream.
    public <K, R> SingleOutputStreamOperator<R> process(KeyedCoProcessFunction<K, IN1, IN2, R> keyedCoProcessFunction) {
        return process(keyedCoProcessFunction, () -> outputOf(keyedCoProcessFunction, KeyedCoProcessFunction.class, 1));
    }

    /// Any number of records for each of either keyed stream.
    public <K, R> SingleOutputStreamOperator<R> process(
            KeyedCoProcessFunction<K, IN1, IN2, R> keyedCoProcessFunction, TypeInformation<R> outputType) {
        return process(keyedCoProcessFunction, () -> outputType);
    }

    private <K, R> SingleOutputStreamOperator<R> process(
            KeyedCoProcessFunction<K, IN1, IN2, R> function, Supplier<TypeInformation<R>> type) {
        if (!(inputStream1 instanceof KeyedStream<IN1, ?>) || !(inputStream2 instanceof KeyedStream<IN2, ?>)) {
            throw StreamFaults.PARTITIONING
                    .unsupported(
                            "a KeyedCoProcessFunction is used on %s and %s",
                            inputStream1.step().where(), inputStream2.step().where())
                    .why("not both streams have a key")
                    .fix("call keyBy(...) on both, or use a CoProcessFunction");
        }
        return then("Co-Keyed-Process", new Operation.KeyedCoProcess(environment.clean(function)), type);
    }

    /// The records that an operator of the program's own makes of both. On keyed streams it may use state and timers of
    /// the key.
    public <R> SingleOutputStreamOperator<R> transform(
            String functionName, TypeInformation<R> outTypeInfo, TwoInputStreamOperator<IN1, IN2, R> operator) {
        return transformBy(functionName, outTypeInfo, SimpleOperatorFactory.of(operator));
    }

    /// The same with a factory that makes the operator in each subtask.
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
            // The streams may have been keyed before they were connected.
            checkKeyTypes(first.getKeyType(), second.getKeyType());
        }
        return new SingleOutputStreamOperator<>(
                environment, environment.add(name, operation, List.of(inputStream1.step(), inputStream2.step()), type));
    }

    /// Lets the functions that follow ask for state with [dev.millrace.api.state.v2]. They may do so in any case:
    /// state lies in memory and answers at once, so records are processed in order either way.
    public ConnectedStreams<IN1, IN2> enableAsyncState() {
        isEnableAsyncState = true;
        return this;
    }
}
