package dev.millrace.api.process;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.accumulator.DoubleCounter;
import dev.millrace.api.accumulator.Histogram;
import dev.millrace.api.accumulator.IntCounter;
import dev.millrace.api.accumulator.LongCounter;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.metric.OperatorMetricGroup;
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
import dev.millrace.api.state.v2.ReadyStates;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives rich functions access to information and services of their subtask. Called by the subtask's thread only.
public interface RuntimeContext {

    /// Returns information about the job.
    JobInfo getJobInfo();

    /// Returns information about the subtask.
    TaskInfo getTaskInfo();

    /// Returns the settings of the job, as far as the context knows them. Changes have no effect. This method
    /// and the next methods, up to `getTaskNameWithSubtasks`, exist for programs of Flink 1.x.
    default ExecutionConfig getExecutionConfig() {
        ExecutionConfig config = new ExecutionConfig();
        if (isObjectReuseEnabled()) config.enableObjectReuse();
        config.setGlobalJobParameters(Configuration.fromMap(getGlobalJobParameters()));
        return config;
    }

    /// Returns the id of the job.
    default JobID getJobId() {
        return getJobInfo().getJobId();
    }

    /// Returns the name of the task, without the number of the subtask.
    default String getTaskName() {
        return getTaskInfo().getTaskName();
    }

    /// Returns the parallelism of the task.
    default int getNumberOfParallelSubtasks() {
        return getTaskInfo().getNumberOfParallelSubtasks();
    }

    /// Returns the maximum parallelism, which is the number of key groups.
    default int getMaxNumberOfParallelSubtasks() {
        return getTaskInfo().getMaxNumberOfParallelSubtasks();
    }

    /// Returns the number of this subtask, starting at 0.
    default int getIndexOfThisSubtask() {
        return getTaskInfo().getIndexOfThisSubtask();
    }

    /// Returns the number of the attempt, starting at 0.
    default int getAttemptNumber() {
        return getTaskInfo().getAttemptNumber();
    }

    /// Returns name, number (starting at 1), parallelism and attempt, for example `map (2/4)#0`.
    default String getTaskNameWithSubtasks() {
        return getTaskInfo().getTaskNameWithSubtasks();
    }

    /// Returns the metric group of the operator.
    OperatorMetricGroup getMetricGroup();

    /// Creates a serializer with the settings of the job.
    <T> TypeSerializer<T> createSerializer(TypeInformation<T> typeInformation);

    /// Returns the global job parameters of the environment.
    Map<String, String> getGlobalJobParameters();

    /// Tells whether chained steps pass records without a copy.
    boolean isObjectReuseEnabled();

    /// Returns the class loader of the job.
    ClassLoader getUserCodeClassLoader();

    /// Registers a hook that runs before the class loader of the job is closed. If a hook with this name exists, the
    /// call has no effect.
    void registerUserCodeClassLoaderReleaseHookIfAbsent(String releaseHookName, Runnable releaseHook);

    /// Registers an accumulator. The job merges all accumulators with the same name.
    ///
    /// @throws UnsupportedOperationException if this subtask has already registered an accumulator with this name
    <V, A extends Serializable> void addAccumulator(String name, Accumulator<V, A> accumulator);

    /// Returns the accumulator with this name, or null if there is none.
    <V, A extends Serializable> @Nullable Accumulator<V, A> getAccumulator(String name);

    /// Returns the accumulator with this name, and creates it if there is none.
    IntCounter getIntCounter(String name);

    /// Returns the accumulator with this name, and creates it if there is none.
    LongCounter getLongCounter(String name);

    /// Returns the accumulator with this name, and creates it if there is none.
    DoubleCounter getDoubleCounter(String name);

    /// Returns the accumulator with this name, and creates it if there is none.
    Histogram getHistogram(String name);

    /// Tells whether a broadcast variable with this name exists.
    boolean hasBroadcastVariable(String name);

    /// Returns the elements of a broadcast variable.
    <RT> List<RT> getBroadcastVariable(String name);

    /// Returns the converted elements of a broadcast variable. The initializer runs once per worker.
    <T, C> C getBroadcastVariableWithInitializer(String name, BroadcastVariableInitializer<T, C> initializer);

    /// Returns the files that were registered with the environment.
    DistributedCache getDistributedCache();

    /// Returns the devices of a kind that the subtask may use. The set is empty unless the installation provides
    /// such devices.
    default Set<ExternalResourceInfo> getExternalResourceInfos(String resourceName) {
        return Set.of();
    }

    /// Returns keyed state. This method and the other state methods are available only in functions of keyed streams.
    <T> ValueState<T> getState(ValueStateDescriptor<T> stateProperties);

    /// Returns a list state of the current key.
    <T> ListState<T> getListState(ListStateDescriptor<T> stateProperties);

    /// Returns a reducing state of the current key.
    <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> stateProperties);

    /// Returns an aggregating state of the current key.
    <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> stateProperties);

    /// Returns a map state of the current key.
    <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> stateProperties);

    /// Returns keyed state with asynchronous access. This method and its overloads are available only in functions of
    /// keyed streams.
    default <T> dev.millrace.api.state.v2.ValueState<T> getState(
            dev.millrace.api.state.v2.ValueStateDescriptor<T> stateProperties) {
        return ReadyStates.of(getState(stateProperties.plain()));
    }

    default <T> dev.millrace.api.state.v2.ListState<T> getListState(
            dev.millrace.api.state.v2.ListStateDescriptor<T> stateProperties) {
        return ReadyStates.of(getListState(stateProperties.plain()));
    }

    default <T> dev.millrace.api.state.v2.ReducingState<T> getReducingState(
            dev.millrace.api.state.v2.ReducingStateDescriptor<T> stateProperties) {
        return ReadyStates.of(getReducingState(stateProperties.plain()));
    }

    default <IN, ACC, OUT> dev.millrace.api.state.v2.AggregatingState<IN, OUT> getAggregatingState(
            dev.millrace.api.state.v2.AggregatingStateDescriptor<IN, ACC, OUT> stateProperties) {
        return ReadyStates.of(getAggregatingState(stateProperties.plain()));
    }

    default <UK, UV> dev.millrace.api.state.v2.MapState<UK, UV> getMapState(
            dev.millrace.api.state.v2.MapStateDescriptor<UK, UV> stateProperties) {
        return ReadyStates.of(getMapState(stateProperties.plain()));
    }
}
