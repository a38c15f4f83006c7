package dev.millrace.api;

import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.util.Preconditions;
import java.util.List;

/// The end of a stream in a sink. Each setter gives the sink itself.
public class DataStreamSink<T> {
    private final StreamExecutionEnvironment environment;
    private final Step<T> step;

    private DataStreamSink(StreamExecutionEnvironment environment, Step<T> step) {
        this.environment = environment;
        this.step = step;
    }

    /// Ends a stream in a sink.
    static <T> DataStreamSink<T> forSink(DataStream<T> input, Sink<T> sink) {
        Preconditions.checkNotNull(sink, "the sink must be given");
        // Asking for the type now makes a missing one known at the line that needs it.
        input.getType();
        if (sink instanceof SupportsPreCommitTopology<?, ?> || sink instanceof SupportsPostCommitTopology<?>) {
            throw StreamFaults.NOT_SUPPORTED
                    .what(
                            "the sink %s has steps of its own around its committer",
                            sink.getClass().getName())
                    .why("pre-commit and post-commit topologies are not supported yet")
                    .fix("commit in the sink's committer alone");
        }
        DataStream<T> written = beforeWriting(input, sink);
        Operation operation = new Operation.Write(input.environment.clean(sink));
        Step<T> step = input.environment.add("Sink: Writer", operation, List.of(written.step()), written.step()::type);
        return new DataStreamSink<>(input.environment, step);
    }

    @SuppressWarnings("unchecked") // a sink of these records takes a stream of them
    private static <T> DataStream<T> beforeWriting(DataStream<T> input, Sink<T> sink) {
        return sink instanceof SupportsPreWriteTopology<?> topology
                ? ((SupportsPreWriteTopology<T>) topology).addPreWriteTopology(input)
                : input;
    }

    /// The step behind the sink, for those that run, draw or test pipelines.
    public Step<T> step() {
        return step;
    }

    /// Names the step, in plans, metrics and messages.
    public DataStreamSink<T> name(String name) {
        step.name("Sink: " + Preconditions.checkNotNull(name, "the name must be given"));
        return this;
    }

    /// Gives the step an id that stays when the pipeline changes, so that its state is found again.
    public DataStreamSink<T> uid(String uid) {
        step.uid(Preconditions.checkNotNull(uid, "the uid must be given"));
        return this;
    }

    /// Adds a variable to the step's metrics.
    public DataStreamSink<T> addMetricVariable(String key, String value) {
        step.metricVariables().put(key, value);
        return this;
    }

    /// Gives the step the 32 hex digits under which an earlier job knew it.
    public DataStreamSink<T> setUidHash(String uidHash) {
        step.uidHash(uidHash);
        return this;
    }

    /// Sets how many subtasks the step has.
    public DataStreamSink<T> setParallelism(int parallelism) {
        step.parallelism(parallelism);
        return this;
    }

    /// Sets the greatest parallelism that the step may ever have.
    public DataStreamSink<T> setMaxParallelism(int maxParallelism) {
        step.maxParallelism(maxParallelism);
        return this;
    }

    /// A longer text for plans.
    public DataStreamSink<T> setDescription(String description) {
        step.description(Preconditions.checkNotNull(description, "the description must be given"));
        return this;
    }

    /// Keeps the step apart from the one before it.
    public DataStreamSink<T> disableChaining() {
        step.chaining(ChainingStrategy.NEVER);
        return this;
    }

    /// Lets the step share slots with those of this group only.
    public DataStreamSink<T> slotSharingGroup(String slotSharingGroup) {
        step.slotSharingGroup(Preconditions.checkNotNull(slotSharingGroup, "the group must be given"));
        return this;
    }

    /// Lets the step share slots with those of this group only, which has resources of its own.
    public DataStreamSink<T> slotSharingGroup(SlotSharingGroup slotSharingGroup) {
        environment.registerSlotSharingGroup(slotSharingGroup);
        return slotSharingGroup(slotSharingGroup.getName());
    }
}
