package dev.millrace.api.operator;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.accumulator.DoubleCounter;
import dev.millrace.api.accumulator.Histogram;
import dev.millrace.api.accumulator.IntCounter;
import dev.millrace.api.accumulator.LongCounter;
import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.process.BroadcastVariableInitializer;
import dev.millrace.api.process.DistributedCache;
import dev.millrace.api.process.JobInfo;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds the processing time and the operator id to the runtime context of functions.
public class StreamingRuntimeContext implements RuntimeContext {
    private static final Fault NO_OPERATOR =
            new Fault(2513, Category.USER, "a source function has no operator with processing time");

    private final @Nullable OperatorRuntime operatorRuntime;
    private final RuntimeContext context;
    private final boolean isCheckpointed;

    /// Creates the context of a function in an operator. Called by the engine.
    public StreamingRuntimeContext(OperatorRuntime operatorRuntime) {
        this.operatorRuntime = operatorRuntime;
        this.context = operatorRuntime.runtime();
        this.isCheckpointed = operatorRuntime.isCheckpointed();
    }

    /// Creates the context of a source function. Called by the engine.
    ///
    /// @param isCheckpointed whether periodic checkpoints are enabled
    public StreamingRuntimeContext(RuntimeContext context, boolean isCheckpointed) {
        this.operatorRuntime = null;
        this.context = context;
        this.isCheckpointed = isCheckpointed;
    }

    /// Returns the processing-time service of the operator.
    public ProcessingTimeService getProcessingTimeService() {
        return operator().time();
    }

    /// Returns the id of the operator as 32 hexadecimal digits.
    public String getOperatorUniqueID() {
        return operator().id().toHexString();
    }

    /// Returns whether periodic checkpoints are enabled.
    public boolean isCheckpointingEnabled() {
        return isCheckpointed;
    }

    private OperatorRuntime operator() {
        if (operatorRuntime != null) return operatorRuntime;
        throw NO_OPERATOR
                .what("A source function asked its context for the processing time or the id of its operator.")
                .why("Source functions run on their own thread.")
                .fix("Read the time in the function, and use the index of the subtask as an id.");
    }

    @Override
    public JobInfo getJobInfo() {
        return context.getJobInfo();
    }

    @Override
    public TaskInfo getTaskInfo() {
        return context.getTaskInfo();
    }

    @Override
    public OperatorMetricGroup getMetricGroup() {
        return context.getMetricGroup();
    }

    @Override
    public <T> TypeSerializer<T> createSerializer(TypeInformation<T> typeInformation) {
        return context.createSerializer(typeInformation);
    }

    @Override
    public Map<String, String> getGlobalJobParameters() {
        return context.getGlobalJobParameters();
    }

    @Override
    public boolean isObjectReuseEnabled() {
        return context.isObjectReuseEnabled();
    }

    @Override
    public ClassLoader getUserCodeClassLoader() {
        return context.getUserCodeClassLoader();
    }

    @Override
    public void registerUserCodeClassLoaderReleaseHookIfAbsent(String releaseHookName, Runnable releaseHook) {
        context.registerUserCodeClassLoaderReleaseHookIfAbsent(releaseHookName, releaseHook);
    }

    @Override
    public <V, A extends Serializable> void addAccumulator(String name, Accumulator<V, A> accumulator) {
        context.addAccumulator(name, accumulator);
    }

    @Override
    public <V, A extends Serializable> @Nullable Accumulator<V, A> getAccumulator(String name) {
        return context.getAccumulator(name);
    }

    @Override
    public IntCounter getIntCounter(String name) {
        return context.getIntCounter(name);
    }

    @Override
    public LongCounter getLongCounter(String name) {
        return context.getLongCounter(name);
    }

    @Override
    public DoubleCounter getDoubleCounter(String name) {
        return context.getDoubleCounter(name);
    }

    @Override
    public Histogram getHistogram(String name) {
        return context.getHistogram(name);
    }

    @Override
    public boolean hasBroadcastVariable(String name) {
        return context.hasBroadcastVariable(name);
    }

    @Override
    public <RT> List<RT> getBroadcastVariable(String name) {
        return context.getBroadcastVariable(name);
    }

    @Override
    public <T, C> C getBroadcastVariableWithInitializer(String name, BroadcastVariableInitializer<T, C> initializer) {
        return context.getBroadcastVariableWithInitializer(name, initializer);
    }

    @Override
    public DistributedCache getDistributedCache() {
        return context.getDistributedCache();
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> stateProperties) {
        return context.getState(stateProperties);
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> stateProperties) {
        return context.getListState(stateProperties);
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> stateProperties) {
        return context.getReducingState(stateProperties);
    }

    @Override
    public <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> stateProperties) {
        return context.getAggregatingState(stateProperties);
    }

    @Override
    public <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> stateProperties) {
        return context.getMapState(stateProperties);
    }
}
