package dev.millrace.api.window;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import java.io.Serializable;

/// Decides when a window is emitted. One object serves all keys and windows of a subtask, so what it remembers must
/// live in the context's state. Only the subtask's thread calls it.
public abstract class Trigger<T, W extends Window> implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Asked for each element and each of its windows, after the element was added.
    ///
    /// @param timestamp of the element in milliseconds
    public abstract TriggerResult onElement(T element, long timestamp, W window, TriggerContext ctx) throws Exception;

    /// Asked when a timer of the clock is due that this trigger, or the engine, set for the window.
    ///
    /// @param time for which the timer was set, in milliseconds
    public abstract TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) throws Exception;

    /// Asked when the watermark reached a timer that this trigger, or the engine, set for the window.
    ///
    /// @param time for which the timer was set, in milliseconds
    public abstract TriggerResult onEventTime(long time, W window, TriggerContext ctx) throws Exception;

    /// Whether the trigger can follow windows that are merged; assigners that merge demand it.
    public boolean canMerge() {
        return false;
    }

    /// Called when windows became this one; the trigger merges its state and sets its timers anew.
    public void onMerge(W window, OnMergeContext ctx) throws Exception {
        throw WindowFaults.TRIGGER_CANNOT_MERGE
                .unsupported("%s was asked to merge into window %s", this, window)
                .why("it does not say how its state is merged")
                .fix("override onMerge and canMerge, or use a trigger that can merge");
    }

    /// Drops the timers and the state of a window that ends.
    public abstract void clear(W window, TriggerContext ctx) throws Exception;

    /// What a trigger may use, for the key and the window at hand.
    public interface TriggerContext {

        /// The subtask's clock in milliseconds.
        long getCurrentProcessingTime();

        /// Metrics of the operator.
        MetricGroup getMetricGroup();

        /// The watermark in milliseconds; `Long.MIN_VALUE` before the first.
        long getCurrentWatermark();

        /// Lets [Trigger#onProcessingTime] be called when the clock passes the time; setting it twice is
        /// setting it once.
        void registerProcessingTimeTimer(long time);

        /// Lets [Trigger#onEventTime] be called when the watermark passes the time; setting it twice is setting
        /// it once.
        void registerEventTimeTimer(long time);

        /// Drops such a timer, if there is one.
        void deleteProcessingTimeTimer(long time);

        /// Drops such a timer, if there is one.
        void deleteEventTimeTimer(long time);

        /// State of this key and window.
        <S extends State> S getPartitionedState(StateDescriptor<S, ?> stateDescriptor);
    }

    /// What a trigger may use while windows are merged.
    public interface OnMergeContext extends TriggerContext {

        /// Merges the state of the vanished windows into that of the new one.
        <S extends MergingState<?, ?>> void mergePartitionedState(StateDescriptor<S, ?> stateDescriptor);
    }
}
