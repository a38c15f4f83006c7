package dev.millrace.runtime.job.deploy;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.accumulator.DoubleCounter;
import dev.millrace.api.accumulator.Histogram;
import dev.millrace.api.accumulator.IntCounter;
import dev.millrace.api.accumulator.LongCounter;
import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.config.ExecutionVocabulary.GlobalJobParameters;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.plan.BroadcastVariable;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.Superstep;
import dev.millrace.api.process.BroadcastVariableInitializer;
import dev.millrace.api.process.DistributedCache;
import dev.millrace.api.process.IterationRuntimeContext;
import dev.millrace.api.process.JobInfo;
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
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.value.Value;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.KeyedRuntime;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.job.IterationAggregate;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.state.KeyedStates;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Implements the runtime context of user functions.
final class SubtaskRuntime implements KeyedRuntime, IterationRuntimeContext {
    private final JobContext job;
    private final Subtask subtask;
    private final Step<?> step;
    private final OperatorMetricGroup metrics;
    private final @Nullable KeyedStates<Object> keyed;
    private final Map<String, List<?>> broadcast = new HashMap<>();

    SubtaskRuntime(
            JobContext job,
            Subtask subtask,
            Step<?> step,
            OperatorMetricGroup metrics,
            @Nullable KeyedStates<Object> keyed) {
        this.job = job;
        this.subtask = subtask;
        this.step = step;
        this.metrics = metrics;
        this.keyed = keyed;
    }

    @Override
    public KeyedRuntime with(KeyedStates<Object> other) {
        return new SubtaskRuntime(job, subtask, step, metrics, other);
    }

    @Override
    public @Nullable KeyedStates<Object> keyed() {
        return keyed;
    }

    @Override
    public OperatorMetricGroup getMetricGroup() {
        return metrics;
    }

    @Override
    public JobInfo getJobInfo() {
        return job.info();
    }

    @Override
    public TaskInfo getTaskInfo() {
        return new SubtaskTask(subtask, job.attempt());
    }

    @Override
    public ExecutionConfig getExecutionConfig() {
        return job.execution();
    }

    @Override
    public <T> TypeSerializer<T> createSerializer(TypeInformation<T> type) {
        return type.createSerializer(job.execution().getSerializerConfig());
    }

    @Override
    public Map<String, String> getGlobalJobParameters() {
        GlobalJobParameters parameters = job.execution().getGlobalJobParameters();
        return parameters == null ? Map.of() : parameters.toMap();
    }

    @Override
    public boolean isObjectReuseEnabled() {
        return job.execution().isObjectReuseEnabled();
    }

    @Override
    public ClassLoader getUserCodeClassLoader() {
        return job.userLoader();
    }

    @Override
    public void registerUserCodeClassLoaderReleaseHookIfAbsent(String name, Runnable hook) {
        job.releaseHooks().putIfAbsent(name, hook);
    }

    @Override
    public <V, A extends Serializable> void addAccumulator(String name, Accumulator<V, A> accumulator) {
        job.accumulators().add(subtask, name, accumulator);
    }

    @Override
    public <V, A extends Serializable> @Nullable Accumulator<V, A> getAccumulator(String name) {
        return job.accumulators().find(subtask, name);
    }

    @Override
    public IntCounter getIntCounter(String name) {
        return counter(name, IntCounter.class, IntCounter::new);
    }

    @Override
    public LongCounter getLongCounter(String name) {
        return counter(name, LongCounter.class, LongCounter::new);
    }

    @Override
    public DoubleCounter getDoubleCounter(String name) {
        return counter(name, DoubleCounter.class, DoubleCounter::new);
    }

    @Override
    public Histogram getHistogram(String name) {
        return counter(name, Histogram.class, Histogram::new);
    }

    private <C extends Accumulator<?, ?>> C counter(String name, Class<C> type, Supplier<C> make) {
        Accumulator<?, ?> known = job.accumulators().find(subtask, name);
        if (known != null) return type.cast(known);
        C made = make.get();
        job.accumulators().add(subtask, name, made);
        return made;
    }

    @Override
    public boolean hasBroadcastVariable(String name) {
        return step.broadcastVariables().containsKey(name);
    }

    @Override
    @SuppressWarnings("unchecked") // the function knows the type of the set
    public <RT> List<RT> getBroadcastVariable(String name) {
        return (List<RT>) broadcast.computeIfAbsent(name, this::readBroadcast);
    }

    private List<?> readBroadcast(String name) {
        BroadcastVariable<?> known = step.broadcastVariables().get(name);
        if (known == null) {
            throw new IllegalArgumentException("'" + step.name() + "' has no broadcast variable '" + name
                    + "': give the data set to withBroadcastSet; in a stream, use broadcast state");
        }
        try {
            return known.read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("broadcast variable '" + name + "' cannot be read", unreadable);
        }
    }

    @Override
    public <T, C> C getBroadcastVariableWithInitializer(String name, BroadcastVariableInitializer<T, C> initializer) {
        return initializer.initializeBroadcastVariable(getBroadcastVariable(name));
    }

    @Override
    public int getSuperstepNumber() {
        return superstep().number();
    }

    @Override
    @SuppressWarnings("unchecked") // the function knows the type of the aggregator
    public <T extends Aggregator<?>> T getIterationAggregator(String name) {
        Accumulator<?, ?> known = job.accumulators().find(subtask, superstep().accumulator(name));
        if (known instanceof IterationAggregate<?> aggregate) return (T) aggregate.aggregator();
        IterationAggregate<?> begun = IterationAggregate.of(registered(name));
        job.accumulators().add(subtask, superstep().accumulator(name), begun);
        return (T) begun.aggregator();
    }

    private Aggregator<?> registered(String name) {
        Aggregator<?> registered = superstep().aggregators().get(name);
        if (registered != null) return registered;
        throw new IllegalArgumentException("the iteration of '" + step.name() + "' has no aggregator '" + name
                + "': call registerAggregator(\"" + name + "\", …) on the iteration");
    }

    @Override
    @SuppressWarnings("unchecked") // the function knows the type of the aggregate
    public <T extends Value> @Nullable T getPreviousIterationAggregate(String name) {
        return (T) superstep().previous().get(name);
    }

    private Superstep superstep() {
        Superstep superstep = step.superstep();
        if (superstep != null) return superstep;
        throw new IllegalStateException("'" + step.name() + "' is not in an iteration: only functions that depend on"
                + " the data set of an iteration have supersteps");
    }

    @Override
    public DistributedCache getDistributedCache() {
        return job.cache();
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        return keyed(descriptor).value(descriptor);
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        return keyed(descriptor).list(descriptor);
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        return keyed(descriptor).reducing(descriptor);
    }

    @Override
    public <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> descriptor) {
        return keyed(descriptor).aggregating(descriptor);
    }

    @Override
    public <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> descriptor) {
        return keyed(descriptor).map(descriptor);
    }

    private KeyedStates<Object> keyed(StateDescriptor<?, ?> descriptor) {
        // The serializer is created here, so that a type without a serializer fails while the function opens.
        descriptor.initializeSerializerUnlessSet(this::createSerializer);
        if (keyed != null) return keyed;
        throw ChainFaults.NOT_KEYED
                .what(
                        "Step '%s' uses the keyed state '%s', but its input has no key.",
                        step.name(), descriptor.getName())
                .fix("Call keyBy(…) before the step. For state without a key, implement CheckpointedFunction.");
    }
}
