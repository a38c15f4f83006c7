package dev.millrace.runtime.window.bucket;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.trigger.EventTimeTrigger;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.window.WindowClock;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NamespacedState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls a user's trigger for one window at a time, and provides the state and timers of the trigger.
public final class BucketTrigger<W extends Window> implements Trigger.OnMergeContext {
    private final Trigger<Object, W> trigger;
    private final boolean setsTimerOnce;
    private final KeyedStates<Object> keyed;
    private final TypeSerializer<W> windowSerializer;
    private final BucketTimers<W> timers;
    private final WindowClock clock;
    private final ExecutionConfig execution;
    private final MetricGroup metrics;
    private final Map<String, NamespacedState<W, ? extends State>> states = new HashMap<>();
    /// The descriptor of the last state, and this state.
    private @Nullable StateDescriptor<?, ?> recentDescriptor;

    private @Nullable NamespacedState<W, ? extends State> recent;
    private @Nullable W window;
    /// Whether the timer of the window's end is registered, unless the trigger has deleted a timer during this call.
    private boolean hasEndTimer;
    private Collection<W> merged = List.of();

    /// Creates the caller of a trigger.
    ///
    /// @param setsTimerOnce whether each window with contents has a timer at its end, unless the end has passed
    public BucketTrigger(
            Trigger<Object, W> trigger,
            TypeSerializer<W> windowSerializer,
            BucketTimers<W> timers,
            WindowClock clock,
            boolean setsTimerOnce,
            OperatorContext context) {
        this.trigger = trigger;
        this.setsTimerOnce = setsTimerOnce && trigger.getClass() == EventTimeTrigger.class;
        this.keyed = context.keyedStates();
        this.windowSerializer = windowSerializer;
        this.timers = timers;
        this.clock = clock;
        this.execution = context.execution();
        this.metrics = context.runtime().getMetricGroup();
    }

    /// Calls the trigger for a record.
    ///
    /// @param isNew whether the window was empty before the record
    /// @param isEndSet whether the timer of the window's end is registered
    TriggerResult onElement(W at, Object value, long timestamp, boolean isNew, boolean isEndSet) throws Exception {
        // The trigger registered the timer at the first record, and nothing else deletes this timer.
        if (setsTimerOnce && !isNew && at.maxTimestamp() > clock.watermark() && !timers.haveLost()) {
            return TriggerResult.CONTINUE;
        }
        window = at;
        hasEndTimer = isEndSet;
        TriggerResult result = trigger.onElement(value, timestamp, at, this);
        hasEndTimer = false;
        return result;
    }

    TriggerResult onEventTime(W at, long time) throws Exception {
        window = at;
        return trigger.onEventTime(time, at, this);
    }

    TriggerResult onProcessingTime(W at, long time) throws Exception {
        window = at;
        return trigger.onProcessingTime(time, at, this);
    }

    void onMerge(W result, Collection<W> from) throws Exception {
        window = result;
        merged = from;
        trigger.onMerge(result, this);
    }

    void clear(W at) throws Exception {
        window = at;
        trigger.clear(at, this);
        // If the trigger only read a state, or cleared it through its handle, an empty table remains. Release it.
        for (NamespacedState<W, ?> state : states.values()) state.release(at);
    }

    @SuppressWarnings("NullAway") // set before each call of the trigger
    private W window() {
        return window;
    }

    @Override
    public long getCurrentProcessingTime() {
        return clock.processingTime();
    }

    @Override
    public MetricGroup getMetricGroup() {
        return metrics;
    }

    @Override
    public long getCurrentWatermark() {
        return clock.watermark();
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        timers.registerProcessingTime(window(), time);
    }

    @Override
    public void registerEventTimeTimer(long time) {
        if (hasEndTimer && time == window().maxTimestamp() && !timers.haveLost()) return;
        timers.registerEventTime(window(), time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        timers.deleteProcessingTime(window(), time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        timers.deleteEventTime(window(), time);
    }

    @Override
    public <S extends State> S getPartitionedState(StateDescriptor<S, ?> descriptor) {
        return state(descriptor).in(window());
    }

    @Override
    public <S extends MergingState<?, ?>> void mergePartitionedState(StateDescriptor<S, ?> descriptor) {
        state(descriptor).merge(window(), merged);
    }

    @SuppressWarnings("unchecked")
    private <S extends State> NamespacedState<W, S> state(StateDescriptor<S, ?> descriptor) {
        NamespacedState<W, ? extends State> found = recent;
        if (found == null || recentDescriptor != descriptor) {
            found = states.computeIfAbsent(descriptor.getName(), _ -> {
                descriptor.initializeSerializerUnlessSet(execution);
                return keyed.namespaced(descriptor, windowSerializer);
            });
            recentDescriptor = descriptor;
            recent = found;
        }
        return (NamespacedState<W, S>) found;
    }
}
