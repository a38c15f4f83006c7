package dev.millrace.api;

import dev.millrace.api.function.Function;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import java.util.List;
import java.util.function.Supplier;

/// Represents a stream connected to a broadcast stream, whose records go to all subtasks.
public class BroadcastConnectedStream<IN1, IN2> {
    private final StreamExecutionEnvironment environment;
    private final DataStream<IN1> first;
    private final BroadcastStream<IN2> second;
    private final List<MapStateDescriptor<?, ?>> states;

    protected BroadcastConnectedStream(
            StreamExecutionEnvironment environment,
            DataStream<IN1> first,
            BroadcastStream<IN2> second,
            List<MapStateDescriptor<?, ?>> states) {
        first.checkSameEnvironment(second.stream());
        this.environment = environment;
        this.first = first;
        this.second = second;
        this.states = List.copyOf(states);
    }

    /// Returns the environment of the stream.
    public StreamExecutionEnvironment getExecutionEnvironment() {
        return environment;
    }

    /// Returns the first stream.
    public DataStream<IN1> getFirstInput() {
        return first;
    }

    /// Returns the second stream.
    public BroadcastStream<IN2> getSecondInput() {
        return second;
    }

    /// Returns the type of the records of the first stream.
    public TypeInformation<IN1> getType1() {
        return first.getType();
    }

    /// Returns the type of the records of the second stream.
    public TypeInformation<IN2> getType2() {
        return second.getType();
    }

    /// Applies a function to a keyed stream and the broadcast stream.
    public <KEY, OUT> SingleOutputStreamOperator<OUT> process(
            KeyedBroadcastProcessFunction<KEY, IN1, IN2, OUT> function) {
        return keyed(function, () -> outputOf(function, KeyedBroadcastProcessFunction.class, 1));
    }

    /// Applies a function to a keyed stream and the broadcast stream.
    public <KEY, OUT> SingleOutputStreamOperator<OUT> process(
            KeyedBroadcastProcessFunction<KEY, IN1, IN2, OUT> function, TypeInformation<OUT> outTypeInfo) {
        return keyed(function, () -> outTypeInfo);
    }

    private <KEY, OUT> SingleOutputStreamOperator<OUT> keyed(
            KeyedBroadcastProcessFunction<KEY, IN1, IN2, OUT> function, Supplier<TypeInformation<OUT>> type) {
        if (!(first instanceof KeyedStream<IN1, ?>)) {
            throw StreamFaults.PARTITIONING
                    .argument(
                            "A KeyedBroadcastProcessFunction is applied to %s.",
                            first.step().where())
                    .why("The stream has no key.")
                    .fix("Call keyBy(...) before connect, or use a BroadcastProcessFunction.");
        }
        return then("Co-Process-Broadcast-Keyed", new Operation.KeyedBroadcastProcess(clean(function), states), type);
    }

    /// Applies a function to a stream without a key and the broadcast stream.
    public <OUT> SingleOutputStreamOperator<OUT> process(BroadcastProcessFunction<IN1, IN2, OUT> function) {
        return plain(function, () -> outputOf(function, BroadcastProcessFunction.class, 0));
    }

    /// Applies a function to a stream without a key and the broadcast stream.
    public <OUT> SingleOutputStreamOperator<OUT> process(
            BroadcastProcessFunction<IN1, IN2, OUT> function, TypeInformation<OUT> outTypeInfo) {
        return plain(function, () -> outTypeInfo);
    }

    private <OUT> SingleOutputStreamOperator<OUT> plain(
            BroadcastProcessFunction<IN1, IN2, OUT> function, Supplier<TypeInformation<OUT>> type) {
        if (first instanceof KeyedStream<IN1, ?>) {
            throw StreamFaults.PARTITIONING
                    .argument(
                            "A BroadcastProcessFunction is applied to %s.",
                            first.step().where())
                    .why("The stream has a key, which the function cannot use.")
                    .fix("Use a KeyedBroadcastProcessFunction, or connect the stream without keyBy(...).");
        }
        return then("Co-Process-Broadcast", new Operation.BroadcastProcess(clean(function), states), type);
    }

    private <OUT> TypeInformation<OUT> outputOf(Function function, Class<?> base, int firstInput) {
        return Outputs.ofTwo(function, base, firstInput, getType1(), getType2());
    }

    private <OUT> SingleOutputStreamOperator<OUT> then(
            String name, Operation operation, Supplier<TypeInformation<OUT>> type) {
        return new SingleOutputStreamOperator<>(
                environment, environment.add(name, operation, List.of(first.step(), second.step()), type));
    }

    /// Removes references that a function does not need, and checks that the function is serializable.
    protected <F> F clean(F f) {
        return environment.clean(f);
    }
}
