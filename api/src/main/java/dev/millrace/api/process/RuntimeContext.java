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

/// What a rich function can reach while it runs. The task's thread uses it.
public interface RuntimeContext {

    JobInfo getJobInfo();

    TaskInfo getTaskInfo();

    /// The settings of the job, as far as the context knows them; not to be changed. For programs of Flink 1.x, as the
    /// following ones.
    default ExecutionConfig getExecutionConfig() {
        ExecutionConfig config = new ExecutionConfig();
        if (isObjectReuseEnabled()) config.enableObjectReuse();
        config.setGlobalJobParameters(Configuration.fromMap(getGlobalJobParameters()));
        return config;
    }

    default JobID getJobId() {
        return getJobInfo().getJobId();
    }

    default String getTaskName() {
        return getTaskInfo().getTaskName();
    }

    default int getNumberOfParallelSubtasks() {
        return getTaskInfo().getNumberOfParallelSubtasks();
    }

    default int getMaxNumberOfParallelSubtasks() {
        return getTaskInfo().getMaxNumberOfParallelSubtasks();
    }

    default int getIndexOfThisSubtask() {
        return getTaskInfo().getIndexOfThisSubtask();
    }

    default int getAttemptNumber() {
        return getTaskInfo().getAttemptNumber();
    }

    default String getTaskNameWithSubtasks() {
        return getTaskInfo().getTaskNameWithSubtasks();
    }

    OperatorMetricGroup getMetricGroup();

    /// A serializer with the settings of the job.
    <T> TypeSerializer<T> createSerializer(TypeInformation<T> typeInformation);

    /// The parameters given to the environment, as text.
    Map<String, String> getGlobalJobParameters();

    /// Whether records pass between chained steps without a copy.
    boolean isObjectReuseEnabled();

    /// The loader of the job's classes.
    ClassLoader getUserCodeClassLoader();

    /// Runs the hook before the loader of the job's classes goes; a second hook of that name is ignored.
    void registerUserCodeClassLoaderReleaseHookIfAbsent(String releaseHookName, Runnable releaseHook);

    /// Registers an accumulator; the job merges those of one name.
    ///
    /// @throws UnsupportedOperationException if this task has one of that name
    <V, A extends Serializable> void addAccumulator(String name, Accumulator<V, A> accumulator);

    /// The accumulator registered under the name; null if there is none.
    <V, A extends Serializable> @Nullable Accumulator<V, A> getAccumulator(String name);

    /// The accumulator of that name, made if there is none.
    IntCounter getIntCounter(String name);

    /// The accumulator of that name, made if there is none.
    LongCounter getLongCounter(String name);

    /// The accumulator of that name, made if there is none.
    DoubleCounter getDoubleCounter(String name);

    /// The accumulator of that name, made if there is none.
    Histogram getHistogram(String name);

    /// Whether there is a broadcast variable of that name.
    boolean hasBroadcastVariable(String name);

    /// The elements of a broadcast variable.
    <RT> List<RT> getBroadcastVariable(String name);

    /// A broadcast variable in another form, made once for each worker.
    <T, C> C getBroadcastVariableWithInitializer(String name, BroadcastVariableInitializer<T, C> initializer);

    /// The files registered with the environment.
    DistributedCache getDistributedCache();

    /// The devices of a kind that the subtask may use; none unless the installation offers some.
    default Set<ExternalResourceInfo> getExternalResourceInfos(String resourceName) {
        return Set.of();
    }

    /// Keyed state; only in functions of keyed streams, and so are the others.
    <T> ValueState<T> getState(ValueStateDescriptor<T> stateProperties);

    <T> ListState<T> getListState(ListStateDescriptor<T> stateProperties);

    <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> stateProperties);

    <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> stateProperties);

    <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> stateProperties);

    /// Keyed state that may be asked for later; only in functions of keyed streams, and so are the others.
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
