package dev.millrace.api.window;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import java.io.Serializable;

/// Decides when a window fires. One trigger object serves all keys and windows of a subtask, so a trigger must keep its
/// data in the state of the context. Called by the subtask's thread only.
public abstract class Trigger<T, W extends Window> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Called for each element and each of its windows, after the element was added to the window.
    ///
    /// @param timestamp timestamp of the element in milliseconds
    public abstract TriggerResult onElement(T element, long timestamp, W window, TriggerContext ctx) throws Exception;

    /// Called when a processing time timer of the window fires. The trigger or the engine registered the timer.
    ///
    /// @param time the time for which the timer was registered, in milliseconds
    public abstract TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) throws Exception;

    /// Called when an event time timer of the window fires. The trigger or the engine registered the timer.
    ///
    /// @param time the time for which the timer was registered, in milliseconds
    public abstract TriggerResult onEventTime(long time, W window, TriggerContext ctx) throws Exception;

    /// Tells whether the trigger supports merged windows. Merging window assigners require such a trigger.
    public boolean canMerge() {
        return false;
    }

    /// Called when windows were merged into this window. The trigger merges its state and registers its timers again.
    public void onMerge(W window, OnMergeContext ctx) throws Exception {
        throw WindowFaults.TRIGGER_CANNOT_MERGE
                .unsupported("The trigger %s cannot merge its state for window %s.", this, window)
                .why("The trigger does not override onMerge.")
                .fix("Override onMerge and canMerge, or use a trigger that can merge.");
    }

    /// Deletes the timers and the state of a window that ends.
    public abstract void clear(W window, TriggerContext ctx) throws Exception;

    /// Provides services to a trigger for the current key and window.
    public interface TriggerContext {

        /// Returns the current processing time of the subtask in milliseconds.
        long getCurrentProcessingTime();

        /// Returns the metric group of the operator.
        MetricGroup getMetricGroup();

        /// Returns the current watermark in milliseconds, or `Long.MIN_VALUE` before the first watermark.
        long getCurrentWatermark();

        /// Registers a timer that calls [Trigger#onProcessingTime] when processing time reaches the given time.
        /// Registering a timer twice has no further effect.
        void registerProcessingTimeTimer(long time);

        /// Registers a timer that calls [Trigger#onEventTime] when the watermark reaches the given time. Registering a
        /// timer twice has no further effect.
        void registerEventTimeTimer(long time);

        /// Deletes the processing time timer for this time, if there is one.
        void deleteProcessingTimeTimer(long time);

        /// Deletes the event time timer for this time, if there is one.
        void deleteEventTimeTimer(long time);

        /// Returns the state of the current key and window.
        <S extends State> S getPartitionedState(StateDescriptor<S, ?> stateDescriptor);
    }

    /// Provides services to a trigger while windows merge.
    public interface OnMergeContext extends TriggerContext {

        /// Merges the state of the replaced windows into the state of the merged window.
        <S extends MergingState<?, ?>> void mergePartitionedState(StateDescriptor<S, ?> stateDescriptor);
    }
}
