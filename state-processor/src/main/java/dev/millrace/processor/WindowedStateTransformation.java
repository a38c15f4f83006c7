package dev.millrace.processor;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.WindowedStream;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.api.window.function.WindowFunction;
import dev.millrace.processor.write.WindowBootstrap;
import java.util.List;

/// Bootstraps windows. Describe the windows as the restored job does.
public class WindowedStateTransformation<T, K, W extends Window> {
    private final KeyedStream<T, K> stream;
    /// The same windows in an environment that is never executed; it only builds the window operation.
    private final WindowedStream<T, K, W> described;

    private final BootstrapSettings settings;

    WindowedStateTransformation(
            KeyedStream<T, K> stream, WindowAssigner<? super T, W> assigner, BootstrapSettings settings) {
        this.stream = stream;
        this.settings = settings;
        StreamExecutionEnvironment nowhere = StreamExecutionEnvironment.createLocalEnvironment(1);
        this.described = nowhere.fromCollection(List.<T>of(), stream.getType())
                .keyBy(stream.getKeySelector(), stream.getKeyType())
                .window(assigner);
    }

    public WindowedStateTransformation<T, K, W> trigger(Trigger<? super T, ? super W> trigger) {
        described.trigger(trigger);
        return this;
    }

    public WindowedStateTransformation<T, K, W> evictor(Evictor<? super T, ? super W> evictor) {
        described.evictor(evictor);
        return this;
    }

    private StateBootstrapTransformation<T> of(SingleOutputStreamOperator<?> windows) {
        Operation.Window window = (Operation.Window) windows.step().operation();
        return new StateBootstrapTransformation<>(stream, new WindowBootstrap(window), settings, false);
    }

    /// The type does not matter, because the output of the windows is dropped.
    @SuppressWarnings("unchecked")
    private static <R> TypeInformation<R> any() {
        return (TypeInformation<R>) Types.GENERIC(Object.class);
    }

    public StateBootstrapTransformation<T> reduce(ReduceFunction<T> function) {
        return of(described.reduce(function));
    }

    public <R> StateBootstrapTransformation<T> reduce(
            ReduceFunction<T> reduceFunction, WindowFunction<T, R, K, W> function) {
        return of(described.reduce(reduceFunction, function));
    }

    public <R> StateBootstrapTransformation<T> reduce(
            ReduceFunction<T> reduceFunction, ProcessWindowFunction<T, R, K, W> function) {
        return of(described.reduce(reduceFunction, function));
    }

    public <ACC, R> StateBootstrapTransformation<T> aggregate(AggregateFunction<T, ACC, R> function) {
        return of(described.aggregate(function));
    }

    public <ACC, R> StateBootstrapTransformation<T> aggregate(
            AggregateFunction<T, ACC, R> function, TypeInformation<ACC> accumulatorType) {
        return of(described.aggregate(function, accumulatorType, any()));
    }

    public <ACC, V, R> StateBootstrapTransformation<T> aggregate(
            AggregateFunction<T, ACC, V> aggFunction, WindowFunction<V, R, K, W> windowFunction) {
        return of(described.aggregate(aggFunction, windowFunction));
    }

    public <ACC, V, R> StateBootstrapTransformation<T> aggregate(
            AggregateFunction<T, ACC, V> aggFunction,
            WindowFunction<V, R, K, W> windowFunction,
            TypeInformation<ACC> accumulatorType) {
        return of(described.aggregate(aggFunction, windowFunction, accumulatorType, any()));
    }

    public <ACC, V, R> StateBootstrapTransformation<T> aggregate(
            AggregateFunction<T, ACC, V> aggFunction, ProcessWindowFunction<V, R, K, W> windowFunction) {
        return of(described.aggregate(aggFunction, windowFunction));
    }

    public <ACC, V, R> StateBootstrapTransformation<T> aggregate(
            AggregateFunction<T, ACC, V> aggFunction,
            ProcessWindowFunction<V, R, K, W> windowFunction,
            TypeInformation<ACC> accumulatorType) {
        return of(described.aggregate(aggFunction, windowFunction, accumulatorType, any(), any()));
    }

    public <R> StateBootstrapTransformation<T> apply(WindowFunction<T, R, K, W> function) {
        return of(described.apply(function));
    }

    public <R> StateBootstrapTransformation<T> apply(
            WindowFunction<T, R, K, W> function, TypeInformation<R> resultType) {
        return of(described.apply(function, resultType));
    }

    public <R> StateBootstrapTransformation<T> process(ProcessWindowFunction<T, R, K, W> function) {
        return of(described.process(function));
    }
}
