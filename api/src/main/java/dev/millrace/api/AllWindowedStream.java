package dev.millrace.api;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.NullByteKeySelector;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.WindowAction;
import dev.millrace.api.plan.WindowOutput;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.type.FieldAccess;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.function.AllWindowFunction;
import dev.millrace.api.window.function.ProcessAllWindowFunction;
import java.time.Duration;
import java.util.function.Supplier;

/// Represents a stream whose records are assigned to windows without a key. One subtask processes all windows.
/// Each function call on this class describes what happens with the records of a window and returns the stream of
/// its results.
public class AllWindowedStream<T, W extends Window> {
    private final KeyedStream<T, Byte> input;
    private final Windowing windowing;

    /// Assigns the records of a stream to windows.
    public AllWindowedStream(DataStream<T> input, WindowAssigner<? super T, W> windowAssigner) {
        // A single key for all records turns the stream into a keyed stream, so keyed windows can process it.
        this.input = new KeyedStream<>(input, new NullByteKeySelector<>(), Types.BYTE);
        this.windowing = new Windowing(windowAssigner);
    }

    /// Sets the trigger, which replaces the default trigger of the window assigner.
    public AllWindowedStream<T, W> trigger(Trigger<? super T, ? super W> trigger) {
        windowing.trigger(trigger);
        return this;
    }

    /// Works like [#allowedLateness(Duration)], for programs of Flink 1.x.
    public AllWindowedStream<T, W> allowedLateness(Time lateness) {
        return allowedLateness(lateness.toDuration());
    }

    /// Sets how long after its end a window still accepts records. Each late record fires the window again. The default
    /// is zero.
    public AllWindowedStream<T, W> allowedLateness(Duration lateness) {
        windowing.allowedLateness(Preconditions.checkNotNull(lateness, "the allowed lateness must be given"));
        return this;
    }

    /// Sends late records to a side output. A record is late if all its windows are past their allowed lateness.
    public AllWindowedStream<T, W> sideOutputLateData(OutputTag<T> outputTag) {
        windowing.lateTag(outputTag);
        return this;
    }

    /// Sets the evictor, which removes records when a window fires. With an evictor, a window keeps all its records
    /// until then, also for `reduce` and `aggregate`.
    public AllWindowedStream<T, W> evictor(Evictor<? super T, ? super W> evictor) {
        windowing.evictor(evictor);
        return this;
    }

    // ---- reductions

    /// Reduces the records of each window to one record.
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function) {
        return reduce(function, new WindowOutput.PassThrough(), input.step()::type);
    }

    /// Reduces the records of each window to one record and calls the window function with that record.
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction, AllWindowFunction<T, R, W> function) {
        return reduce(reduceFunction, function, () -> applied(function, getInputType()));
    }

    /// Reduces the records of each window to one record and calls the window function with that record.
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction, AllWindowFunction<T, R, W> function, TypeInformation<R> resultType) {
        return reduce(reduceFunction, function, () -> resultType);
    }

    private <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reducer, AllWindowFunction<T, R, W> function, Supplier<TypeInformation<R>> type) {
        return reduce(reducer, new WindowOutput.ApplyAll(input.clean(function)), type);
    }

    /// Reduces the records of each window to one record and calls the window function with that record.
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction, ProcessAllWindowFunction<T, R, W> function) {
        return reduce(reduceFunction, function, () -> processed(function, getInputType()));
    }

    /// Reduces the records of each window to one record and calls the window function with that record.
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction,
            ProcessAllWindowFunction<T, R, W> function,
            TypeInformation<R> resultType) {
        return reduce(reduceFunction, function, () -> resultType);
    }

    private <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reducer, ProcessAllWindowFunction<T, R, W> function, Supplier<TypeInformation<R>> type) {
        return reduce(reducer, new WindowOutput.ProcessAll(input.clean(function)), type);
    }

    private <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reducer, WindowOutput output, Supplier<TypeInformation<R>> type) {
        Windowing.checkNotRich(reducer);
        return then(new WindowAction.Reduce(input.clean(reducer), output), type, reducer);
    }

    // ---- aggregations

    /// Aggregates the records of each window.
    public <ACC, R> SingleOutputStreamOperator<R> aggregate(AggregateFunction<T, ACC, R> function) {
        return aggregate(function, accumulator(function), new WindowOutput.PassThrough(), () -> result(function));
    }

    /// Aggregates the records of each window.
    public <ACC, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, ACC, R> function,
            TypeInformation<ACC> accumulatorType,
            TypeInformation<R> resultType) {
        return aggregate(function, accumulatorType, new WindowOutput.PassThrough(), () -> resultType);
    }

    /// Aggregates the records of each window and calls the window function with the result.
    public <ACC, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, ACC, V> aggFunction, AllWindowFunction<V, R, W> windowFunction) {
        return aggregate(
                aggFunction,
                accumulator(aggFunction),
                new WindowOutput.ApplyAll(input.clean(windowFunction)),
                () -> applied(windowFunction, result(aggFunction)));
    }

    /// Aggregates the records of each window and calls the window function with the result.
    public <ACC, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, ACC, V> aggregateFunction,
            AllWindowFunction<V, R, W> windowFunction,
            TypeInformation<ACC> accumulatorType,
            TypeInformation<R> resultType) {
        WindowOutput output = new WindowOutput.ApplyAll(input.clean(windowFunction));
        return aggregate(aggregateFunction, accumulatorType, output, () -> resultType);
    }

    /// Aggregates the records of each window and calls the window function with the result.
    public <ACC, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, ACC, V> aggFunction, ProcessAllWindowFunction<V, R, W> windowFunction) {
        return aggregate(
                aggFunction,
                accumulator(aggFunction),
                new WindowOutput.ProcessAll(input.clean(windowFunction)),
                () -> processed(windowFunction, result(aggFunction)));
    }

    /// Aggregates the records of each window and calls the window function with the result.
    public <ACC, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, ACC, V> aggregateFunction,
            ProcessAllWindowFunction<V, R, W> windowFunction,
            TypeInformation<ACC> accumulatorType,
            TypeInformation<V> aggregateResultType,
            TypeInformation<R> resultType) {
        WindowOutput output = new WindowOutput.ProcessAll(input.clean(windowFunction));
        return aggregate(aggregateFunction, accumulatorType, output, () -> resultType);
    }

    private <ACC, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, ACC, V> function,
            TypeInformation<ACC> accumulatorType,
            WindowOutput output,
            Supplier<TypeInformation<R>> type) {
        Windowing.checkNotRich(function);
        Preconditions.checkNotNull(accumulatorType, "the type of the accumulator must be given");
        return then(new WindowAction.Aggregate(input.clean(function), accumulatorType, output), type, function);
    }

    private <ACC> TypeInformation<ACC> accumulator(AggregateFunction<T, ACC, ?> function) {
        return TypeExtractor.getAggregateFunctionAccumulatorType(function, getInputType(), null, false);
    }

    private <V> TypeInformation<V> result(AggregateFunction<T, ?, V> function) {
        return TypeExtractor.getAggregateFunctionReturnType(function, getInputType(), null, false);
    }

    // ---- functions of all records

    /// Calls the function with all records of each window.
    public <R> SingleOutputStreamOperator<R> apply(AllWindowFunction<T, R, W> function) {
        return collect(
                new WindowOutput.ApplyAll(input.clean(function)), () -> applied(function, getInputType()), function);
    }

    /// Calls the function with all records of each window.
    public <R> SingleOutputStreamOperator<R> apply(AllWindowFunction<T, R, W> function, TypeInformation<R> resultType) {
        return collect(new WindowOutput.ApplyAll(input.clean(function)), () -> resultType, function);
    }

    /// Calls the function with all records of each window.
    public <R> SingleOutputStreamOperator<R> process(ProcessAllWindowFunction<T, R, W> function) {
        return collect(
                new WindowOutput.ProcessAll(input.clean(function)),
                () -> processed(function, getInputType()),
                function);
    }

    /// Calls the function with all records of each window.
    public <R> SingleOutputStreamOperator<R> process(
            ProcessAllWindowFunction<T, R, W> function, TypeInformation<R> resultType) {
        return collect(new WindowOutput.ProcessAll(input.clean(function)), () -> resultType, function);
    }

    private <R> SingleOutputStreamOperator<R> collect(
            WindowOutput output, Supplier<TypeInformation<R>> type, Object function) {
        return then(new WindowAction.Collect(output), type, function);
    }

    // ---- by field

    /// Emits the first record of each window, in which the field at a position holds the sum of this field. Positions
    /// start at 0.
    public SingleOutputStreamOperator<T> sum(int positionToSum) {
        return reduce(Rolling.sum(getInputType(), field(positionToSum)));
    }

    /// Emits the first record of each window, in which the field holds the sum of this field.
    public SingleOutputStreamOperator<T> sum(String field) {
        return reduce(Rolling.sum(getInputType(), field(field)));
    }

    /// Emits the first record of each window, in which the field at a position holds the minimum of this field.
    /// Positions start at 0.
    public SingleOutputStreamOperator<T> min(int positionToMin) {
        return reduce(Rolling.min(getInputType(), field(positionToMin)));
    }

    /// Emits the first record of each window, in which the field holds the minimum of this field.
    public SingleOutputStreamOperator<T> min(String field) {
        return reduce(Rolling.min(getInputType(), field(field)));
    }

    /// Emits the first record of each window that has the minimum in the field at a position. Positions start at 0.
    public SingleOutputStreamOperator<T> minBy(int positionToMinBy) {
        return minBy(positionToMinBy, true);
    }

    /// Emits a record of each window that has the minimum in the field at a position. Positions start at 0.
    ///
    /// @param first true for the first of several such records, false for the last
    public SingleOutputStreamOperator<T> minBy(int positionToMinBy, boolean first) {
        return reduce(Rolling.minBy(field(positionToMinBy), first));
    }

    /// Emits the first record of each window that has the minimum in the field.
    public SingleOutputStreamOperator<T> minBy(String field) {
        return minBy(field, true);
    }

    /// Emits a record of each window that has the minimum in the field.
    ///
    /// @param first true for the first of several such records, false for the last
    public SingleOutputStreamOperator<T> minBy(String field, boolean first) {
        return reduce(Rolling.minBy(field(field), first));
    }

    /// Emits the first record of each window, in which the field at a position holds the maximum of this field.
    /// Positions start at 0.
    public SingleOutputStreamOperator<T> max(int positionToMax) {
        return reduce(Rolling.max(getInputType(), field(positionToMax)));
    }

    /// Emits the first record of each window, in which the field holds the maximum of this field.
    public SingleOutputStreamOperator<T> max(String field) {
        return reduce(Rolling.max(getInputType(), field(field)));
    }

    /// Emits the first record of each window that has the maximum in the field at a position. Positions start at 0.
    public SingleOutputStreamOperator<T> maxBy(int positionToMaxBy) {
        return maxBy(positionToMaxBy, true);
    }

    /// Emits a record of each window that has the maximum in the field at a position. Positions start at 0.
    ///
    /// @param first true for the first of several such records, false for the last
    public SingleOutputStreamOperator<T> maxBy(int positionToMaxBy, boolean first) {
        return reduce(Rolling.maxBy(field(positionToMaxBy), first));
    }

    /// Emits the first record of each window that has the maximum in the field.
    public SingleOutputStreamOperator<T> maxBy(String field) {
        return maxBy(field, true);
    }

    /// Emits a record of each window that has the maximum in the field.
    ///
    /// @param first true for the first of several such records, false for the last
    public SingleOutputStreamOperator<T> maxBy(String field, boolean first) {
        return reduce(Rolling.maxBy(field(field), first));
    }

    private FieldAccess<T, Object> field(int position) {
        return FieldAccess.of(getInputType(), position);
    }

    private FieldAccess<T, Object> field(String expression) {
        return FieldAccess.of(getInputType(), expression);
    }

    // ----

    private static <R> TypeInformation<R> applied(AllWindowFunction<?, R, ?> function, TypeInformation<?> input) {
        return Outputs.ofWindow(function, AllWindowFunction.class, input, 2);
    }

    private static <R> TypeInformation<R> processed(
            ProcessAllWindowFunction<?, R, ?> function, TypeInformation<?> input) {
        return Outputs.ofOne(function, ProcessAllWindowFunction.class, input);
    }

    private <R> SingleOutputStreamOperator<R> then(
            WindowAction action, Supplier<TypeInformation<R>> type, Object function) {
        Operation operation = new Operation.Window(windowing.plan(action));
        SingleOutputStreamOperator<R> stream = input.then(windowing.name(), operation, type);
        stream.setDescription(windowing.description(function.getClass().getSimpleName()));
        stream.step().fixParallelism();
        return stream;
    }

    /// Returns the environment of the stream.
    public StreamExecutionEnvironment getExecutionEnvironment() {
        return input.getExecutionEnvironment();
    }

    /// Returns the type of the records.
    public TypeInformation<T> getInputType() {
        return input.getType();
    }
}
