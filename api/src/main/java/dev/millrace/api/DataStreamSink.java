package dev.millrace.api;

import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.Step;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.util.Preconditions;

/// Represents a stream that ends in a sink. Each setter returns the object itself.
public class DataStreamSink<T> {
    private final StreamExecutionEnvironment environment;
    private final SinkSteps steps;

    private DataStreamSink(StreamExecutionEnvironment environment, SinkSteps steps) {
        this.environment = environment;
        this.steps = steps;
    }

    /// Ends a stream in a sink.
    static <T> DataStreamSink<T> forSink(DataStream<T> input, Sink<T> sink) {
        Preconditions.checkNotNull(sink, "the sink must be given");
        // This call reports a missing type at the program line that needs the type.
        input.getType();
        return new DataStreamSink<>(input.environment, SinkSteps.of(input, sink));
    }

    /// Returns the step that writes. Programs that run, draw or test pipelines use this method.
    public Step<?> step() {
        return steps.writer();
    }

    /// Sets the name of the step in plans, metrics and messages.
    public DataStreamSink<T> name(String name) {
        steps.label(Preconditions.checkNotNull(name, "the name must be given"));
        return this;
    }

    /// Sets an id of the step that stays the same when the pipeline changes. A restored job finds the state of the step
    /// by this id.
    public DataStreamSink<T> uid(String uid) {
        steps.uid(Preconditions.checkNotNull(uid, "the uid must be given"));
        return this;
    }

    /// Adds a variable to the metrics of the step.
    public DataStreamSink<T> addMetricVariable(String key, String value) {
        steps.writer().metricVariables().put(key, value);
        return this;
    }

    /// Sets the hash that identified the step in an earlier job, as 32 hexadecimal digits.
    public DataStreamSink<T> setUidHash(String uidHash) {
        steps.writer().uidHash(uidHash);
        return this;
    }

    DataStreamSink<T> hashes(CustomSinkOperatorUidHashes hashes) {
        steps.hashes(hashes);
        return this;
    }

    /// Sets the number of subtasks of the step.
    public DataStreamSink<T> setParallelism(int parallelism) {
        steps.size(step -> step.parallelism(parallelism));
        return this;
    }

    /// Sets the maximum parallelism of the step.
    public DataStreamSink<T> setMaxParallelism(int maxParallelism) {
        steps.size(step -> step.maxParallelism(maxParallelism));
        return this;
    }

    /// Sets a description for plans, which may be longer than the name.
    public DataStreamSink<T> setDescription(String description) {
        steps.writer().description(Preconditions.checkNotNull(description, "the description must be given"));
        return this;
    }

    /// Prevents chaining of the step with the step before it.
    public DataStreamSink<T> disableChaining() {
        steps.writer().chaining(ChainingStrategy.NEVER);
        return this;
    }

    /// Places the step in a slot sharing group. Only steps of the same group share slots.
    public DataStreamSink<T> slotSharingGroup(String slotSharingGroup) {
        Preconditions.checkNotNull(slotSharingGroup, "the group must be given");
        steps.size(step -> step.slotSharingGroup(slotSharingGroup));
        return this;
    }

    /// Places the step in a slot sharing group that declares its resources. Only steps of the same group share slots.
    public DataStreamSink<T> slotSharingGroup(SlotSharingGroup slotSharingGroup) {
        environment.registerSlotSharingGroup(slotSharingGroup);
        return slotSharingGroup(slotSharingGroup.getName());
    }
}
