package dev.millrace.api;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.source.Source;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import java.util.List;

/// Represents a stream whose source is set anew before each job that reads the stream.
public final class SuppliedStream<T> extends DataStream<T> {
    private final int readId;

    private SuppliedStream(StreamExecutionEnvironment environment, Step<T> step, int readId) {
        super(environment, step);
        this.readId = readId;
    }

    /// Creates a stream without a source.
    public static <T> SuppliedStream<T> of(
            StreamExecutionEnvironment environment, String name, TypeInformation<T> type) {
        // The source, which is set later, must have a lower number than the step that forwards its records.
        int readId = environment.jobs().nextId();
        Step<T> step = environment.add(name, new Operation.Union(), List.of(), () -> type);
        return new SuppliedStream<>(environment, step, readId);
    }

    /// Sets the source for jobs that start later. Running jobs continue to read the earlier source.
    ///
    /// @param parallelism the parallelism of the source
    public void supply(Source<T, ?, ?> source, int parallelism) {
        Operation read = new Operation.Read(source, WatermarkStrategy.noWatermarks());
        Step<T> step = new Step<>(readId, "Source: " + step().name(), read, List.of(), this::getType);
        step.parallelism(parallelism);
        step().reroute(step);
    }
}
