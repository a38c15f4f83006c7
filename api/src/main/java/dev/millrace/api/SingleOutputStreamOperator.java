package dev.millrace.api;

import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeHint;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Represents the stream of a step whose settings can be changed. Each setter returns the stream itself.
public class SingleOutputStreamOperator<T> extends DataStream<T> {
    private final Map<OutputTag<?>, TypeInformation<?>> sideOutputs = new HashMap<>();

    /// Tells whether the step always has one subtask.
    protected boolean nonParallel;

    protected SingleOutputStreamOperator(StreamExecutionEnvironment environment, Step<T> step) {
        super(environment, step);
    }

    /// Returns the name of the step.
    public String getName() {
        return step().name();
    }

    /// Sets the name of the step in plans, metrics and messages.
    public SingleOutputStreamOperator<T> name(String name) {
        step().name(Preconditions.checkNotNull(name, "the name must be given"));
        return this;
    }

    /// Sets an id of the step that stays the same when the pipeline changes. A restored job finds the state of the step
    /// by this id.
    public SingleOutputStreamOperator<T> uid(String uid) {
        step().uid(Preconditions.checkNotNull(uid, "the uid must be given"));
        return this;
    }

    /// Adds a variable to the metrics of the step.
    public SingleOutputStreamOperator<T> addMetricVariable(String key, String value) {
        step().metricVariables().put(key, value);
        return this;
    }

    /// Sets the hash that identified the step in an earlier job, as 32 hexadecimal digits.
    public SingleOutputStreamOperator<T> setUidHash(String uidHash) {
        step().uidHash(uidHash);
        return this;
    }

    /// Sets the number of subtasks of the step.
    public SingleOutputStreamOperator<T> setParallelism(int parallelism) {
        if (nonParallel) step().fixParallelism();
        step().parallelism(parallelism);
        return this;
    }

    /// Sets the maximum parallelism of the step, which is also its number of key groups.
    public SingleOutputStreamOperator<T> setMaxParallelism(int maxParallelism) {
        step().maxParallelism(maxParallelism);
        return this;
    }

    /// Fixes the parallelism of the step at 1.
    public SingleOutputStreamOperator<T> forceNonParallel() {
        step().fixParallelism();
        nonParallel = true;
        return this;
    }

    /// Sets how long an incomplete batch may wait before the step sends it.
    ///
    /// @param timeoutMillis milliseconds; 0 sends each record at once; -1 waits until the sender is idle
    public SingleOutputStreamOperator<T> setBufferTimeout(long timeoutMillis) {
        step().bufferTimeoutMillis(timeoutMillis);
        return this;
    }

    /// Prevents chaining of the step with the steps before and after it.
    public SingleOutputStreamOperator<T> disableChaining() {
        step().chaining(ChainingStrategy.NEVER);
        return this;
    }

    /// Prevents chaining of the step with the steps before it.
    public SingleOutputStreamOperator<T> startNewChain() {
        step().chaining(ChainingStrategy.HEAD);
        return this;
    }

    /// Sets the type of the records, for functions whose type cannot be determined.
    public SingleOutputStreamOperator<T> returns(Class<T> typeClass) {
        return returns(TypeInformation.of(Preconditions.checkNotNull(typeClass, "the class must be given")));
    }

    /// Sets the type of the records, for functions whose type cannot be determined.
    public SingleOutputStreamOperator<T> returns(TypeHint<T> typeHint) {
        return returns(Preconditions.checkNotNull(typeHint, "the type hint must be given")
                .getTypeInfo());
    }

    /// Sets the type of the records, for functions whose type cannot be determined.
    public SingleOutputStreamOperator<T> returns(TypeInformation<T> typeInfo) {
        step().type(Preconditions.checkNotNull(typeInfo, "the type must be given"));
        return this;
    }

    /// Places the step in a slot sharing group. Only steps of the same group share slots.
    public SingleOutputStreamOperator<T> slotSharingGroup(String slotSharingGroup) {
        step().slotSharingGroup(Preconditions.checkNotNull(slotSharingGroup, "the group must be given"));
        return this;
    }

    /// Places the step in a slot sharing group that declares its resources. Only steps of the same group share slots.
    public SingleOutputStreamOperator<T> slotSharingGroup(SlotSharingGroup slotSharingGroup) {
        environment.registerSlotSharingGroup(slotSharingGroup);
        return slotSharingGroup(slotSharingGroup.getName());
    }

    /// Returns the stream of the records that the step emits to a side output.
    public <X> SideOutputDataStream<X> getSideOutput(OutputTag<X> sideOutputTag) {
        Preconditions.checkNotNull(sideOutputTag, "the tag must be given");
        TypeInformation<?> earlier = sideOutputs.putIfAbsent(sideOutputTag, sideOutputTag.getTypeInfo());
        if (earlier != null && !earlier.equals(sideOutputTag.getTypeInfo())) {
            throw StreamFaults.SIDE_OUTPUT
                    .unsupported(
                            "The side output '%s' of step %s was read with the type %s and is now read with the type"
                                    + " %s.",
                            sideOutputTag.getId(), step().where(), earlier, sideOutputTag.getTypeInfo())
                    .why("All tags with the same name stand for the same side output.")
                    .fix("Give each tag a name of its own.");
        }
        Operation operation = new Operation.SideOutput(sideOutputTag);
        return new SideOutputDataStream<>(
                environment, environment.add("Side Output", operation, List.of(step()), sideOutputTag::getTypeInfo));
    }

    /// Caches the stream: the first job that computes the stream also writes its records to temporary files. Later
    /// jobs of the environment read these files. See [CachedDataStream].
    public CachedDataStream<T> cache() {
        return CachedDataStream.of(this);
    }

    /// Sets a description for plans, which may be longer than the name.
    public SingleOutputStreamOperator<T> setDescription(String description) {
        step().description(Preconditions.checkNotNull(description, "the description must be given"));
        return this;
    }

    /// Allows the functions that follow to use the state of [dev.millrace.api.state.v2]. This call has no effect on
    /// execution: state is always available through that package, access completes at once, and records are
    /// processed in order.
    public SingleOutputStreamOperator<T> enableAsyncState() {
        return this;
    }
}
