package dev.millrace.api;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.source.Source;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import java.util.List;
import java.util.function.Supplier;

/// Represents the stream of a source.
public class DataStreamSource<T> extends SingleOutputStreamOperator<T> {

    /// Creates the stream that a step emits.
    public DataStreamSource(SingleOutputStreamOperator<T> operator) {
        super(operator.environment, operator.step());
    }

    /// Creates the stream of a source.
    public DataStreamSource(
            StreamExecutionEnvironment environment,
            Source<T, ?, ?> source,
            WatermarkStrategy<T> watermarkStrategy,
            TypeInformation<T> outTypeInfo,
            String sourceName) {
        this(environment, source, watermarkStrategy, () -> outTypeInfo, sourceName);
    }

    DataStreamSource(
            StreamExecutionEnvironment environment,
            Source<T, ?, ?> source,
            WatermarkStrategy<T> watermarkStrategy,
            Supplier<TypeInformation<T>> type,
            String sourceName) {
        super(environment, read(environment, source, watermarkStrategy, type, sourceName));
    }

    private static <T> Step<T> read(
            StreamExecutionEnvironment environment,
            Source<T, ?, ?> source,
            WatermarkStrategy<T> watermarks,
            Supplier<TypeInformation<T>> type,
            String name) {
        Operation operation = new Operation.Read(source, environment.clean(watermarks));
        return environment.add("Source: " + name, operation, List.of(), type);
    }

    @Override
    public DataStreamSource<T> setParallelism(int parallelism) {
        super.setParallelism(parallelism);
        return this;
    }
}
