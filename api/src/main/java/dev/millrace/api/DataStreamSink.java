package dev.millrace.api;

import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.Step;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.util.Preconditions;

/// The end of a stream in a sink. Each setter gives the sink itself.
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
        // Asking for the type now makes a missing one known at the line that needs it.
        input.getType();
        return new DataStreamSink<>(input.environment, SinkSteps.of(input, sink));
    }

    /// The step that writes, for those that run, draw or test pipelines.
    public Step<?> step() {
        return steps.writer();
    }

    /// Names the step, in plans, metrics and messages.
    public DataStreamSink<T> name(String name) {
        steps.label(Preconditions.checkNotNull(name, "the name must be given"));
        return this;
    }

    /// Gives the step an id that stays when the pipeline changes, so that its state is found again.
    public DataStreamSink<T> uid(String uid) {
        steps.uid(Preconditions.checkNotNull(uid, "the uid must be given"));
        return this;
    }

    /// Adds a variable to the step's metrics.
    public DataStreamSink<T> addMetricVariable(String key, String value) {
        steps.writer().metricVariables().put(key, value);
        return this;
    }

    /// Gives the step the 32 hex digits under which an earlier job knew it.
    public DataStreamSink<T> setUidHash(String uidHash) {
        steps.writer().uidHash(uidHash);
        return this;
    }

    DataStreamSink<T> hashes(CustomSinkOperatorUidHashes hashes) {
        steps.hashes(hashes);
        return this;
    }

    /// Sets how many subtasks the step has.
    public DataStreamSink<T> setParallelism(int parallelism) {
        steps.size(step -> step.parallelism(parallelism));
        return this;
    }

    /// Sets the greatest parallelism that the step may ever have.
    public DataStreamSink<T> setMaxParallelism(int maxParallelism) {
        steps.size(step -> step.maxParallelism(maxParallelism));
        return this;
    }

    /// A longer text for plans.
    public DataStreamSink<T> setDescription(String description) {
        steps.writer().description(Preconditions.checkNotNull(description, "the description must be given"));
        return this;
    }

    /// Keeps the step apart from the one before it.
    public DataStreamSink<T> disableChaining() {
        steps.writer().chaining(ChainingStrategy.NEVER);
        return this;
    }

    /// Lets the step share slots with those of this group only.
    public DataStreamSink<T> slotSharingGroup(String slotSharingGroup) {
        Preconditions.checkNotNull(slotSharingGroup, "the group must be given");
        steps.size(step -> step.slotSharingGroup(slotSharingGroup));
        return this;
    }

    /// Lets the step share slots with those of this group only, which has resources of its own.
    public DataStreamSink<T> slotSharingGroup(SlotSharingGroup slotSharingGroup) {
        environment.registerSlotSharingGroup(slotSharingGroup);
        return slotSharingGroup(slotSharingGroup.getName());
    }
}
