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

/// The stream of a step whose settings can be changed. Each setter gives the stream itself.
public class SingleOutputStreamOperator<T> extends DataStream<T> {
    private final Map<OutputTag<?>, TypeInformation<?>> sideOutputs = new HashMap<>();

    /// Whether the step has one subtask for good.
    protected boolean nonParallel;

    protected SingleOutputStreamOperator(StreamExecutionEnvironment environment, Step<T> step) {
        super(environment, step);
    }

    public String getName() {
        return step().name();
    }

    /// Names the step, in plans, metrics and messages.
    public SingleOutputStreamOperator<T> name(String name) {
        step().name(Preconditions.checkNotNull(name, "the name must be given"));
        return this;
    }

    /// Gives the step an id that stays when the pipeline changes, so that its state is found again.
    public SingleOutputStreamOperator<T> uid(String uid) {
        step().uid(Preconditions.checkNotNull(uid, "the uid must be given"));
        return this;
    }

    /// Adds a variable to the step's metrics.
    public SingleOutputStreamOperator<T> addMetricVariable(String key, String value) {
        step().metricVariables().put(key, value);
        return this;
    }

    /// Gives the step the 32 hex digits under which an earlier job knew it.
    public SingleOutputStreamOperator<T> setUidHash(String uidHash) {
        step().uidHash(uidHash);
        return this;
    }

    /// Sets how many subtasks the step has.
    public SingleOutputStreamOperator<T> setParallelism(int parallelism) {
        if (nonParallel) step().fixParallelism();
        step().parallelism(parallelism);
        return this;
    }

    /// Sets the greatest parallelism that the step may ever have, which is its number of key groups.
    public SingleOutputStreamOperator<T> setMaxParallelism(int maxParallelism) {
        step().maxParallelism(maxParallelism);
        return this;
    }

    /// Gives the step one subtask for good.
    public SingleOutputStreamOperator<T> forceNonParallel() {
        step().fixParallelism();
        nonParallel = true;
        return this;
    }

    /// @param timeoutMillis how long a batch that is not full may wait: 0 for not at all, -1 until the
    /// sender has nothing to do
    public SingleOutputStreamOperator<T> setBufferTimeout(long timeoutMillis) {
        step().bufferTimeoutMillis(timeoutMillis);
        return this;
    }

    /// Keeps the step apart from its neighbours.
    public SingleOutputStreamOperator<T> disableChaining() {
        step().chaining(ChainingStrategy.NEVER);
        return this;
    }

    /// Keeps the step apart from those before it.
    public SingleOutputStreamOperator<T> startNewChain() {
        step().chaining(ChainingStrategy.HEAD);
        return this;
    }

    /// Says the type of the records, where the function does not.
    public SingleOutputStreamOperator<T> returns(Class<T> typeClass) {
        return returns(TypeInformation.of(Preconditions.checkNotNull(typeClass, "the class must be given")));
    }

    /// Says the type of the records, where the function does not.
    public SingleOutputStreamOperator<T> returns(TypeHint<T> typeHint) {
        return returns(Preconditions.checkNotNull(typeHint, "the type hint must be given")
                .getTypeInfo());
    }

    /// Says the type of the records, where the function does not.
    public SingleOutputStreamOperator<T> returns(TypeInformation<T> typeInfo) {
        step().type(Preconditions.checkNotNull(typeInfo, "the type must be given"));
        return this;
    }

    /// Lets the step share slots with those of this group only.
    public SingleOutputStreamOperator<T> slotSharingGroup(String slotSharingGroup) {
        step().slotSharingGroup(Preconditions.checkNotNull(slotSharingGroup, "the group must be given"));
        return this;
    }

    /// Lets the step share slots with those of this group only, which has resources of its own.
    public SingleOutputStreamOperator<T> slotSharingGroup(SlotSharingGroup slotSharingGroup) {
        environment.registerSlotSharingGroup(slotSharingGroup);
        return slotSharingGroup(slotSharingGroup.getName());
    }

    /// What the step emits to a side output.
    public <X> SideOutputDataStream<X> getSideOutput(OutputTag<X> sideOutputTag) {
        Preconditions.checkNotNull(sideOutputTag, "the tag must be given");
        TypeInformation<?> earlier = sideOutputs.putIfAbsent(sideOutputTag, sideOutputTag.getTypeInfo());
        if (earlier != null && !earlier.equals(sideOutputTag.getTypeInfo())) {
            throw StreamFaults.SIDE_OUTPUT
                    .unsupported(
                            "the side output '%s' of step %s was read as %s, and now as %s",
                            sideOutputTag.getId(), step().where(), earlier, sideOutputTag.getTypeInfo())
                    .why("tags of one name are one output")
                    .fix("use another name for one of them");
        }
        Operation operation = new Operation.SideOutput(sideOutputTag);
        return new SideOutputDataStream<>(
                environment, environment.add("Side Output", operation, List.of(step()), sideOutputTag::getTypeInfo));
    }

    /// Lets the first job that uses the stream keep it for later jobs.
    public CachedDataStream<T> cache() {
        return CachedDataStream.of(this);
    }

    /// A longer text for plans.
    public SingleOutputStreamOperator<T> setDescription(String description) {
        step().description(Preconditions.checkNotNull(description, "the description must be given"));
        return this;
    }

    /// Lets the functions that follow ask for state with [dev.millrace.api.state.v2]. They may do so in any case:
    /// state lies in memory and answers at once, so records are processed in order either way.
    public SingleOutputStreamOperator<T> enableAsyncState() {
        return this;
    }
}
