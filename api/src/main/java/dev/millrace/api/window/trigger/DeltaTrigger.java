package dev.millrace.api.window.trigger;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.delta.DeltaFunction;

/// Fires when the distance between an element and the element of the previous firing exceeds a threshold. Before the
/// first firing, the trigger compares with the first element of the window.
public class DeltaTrigger<T, W extends Window> extends Trigger<T, W> {
    private static final long serialVersionUID = 1L;

    private final double threshold;
    private final DeltaFunction<T> deltaFunction;
    private final ValueStateDescriptor<T> lastState;

    private DeltaTrigger(double threshold, DeltaFunction<T> deltaFunction, TypeSerializer<T> stateSerializer) {
        this.threshold = threshold;
        this.deltaFunction = deltaFunction;
        this.lastState = new ValueStateDescriptor<>("last-element", stateSerializer);
    }

    @Override
    public TriggerResult onElement(T element, long timestamp, W window, TriggerContext ctx) throws Exception {
        ValueState<T> lastElement = ctx.getPartitionedState(lastState);
        T last = lastElement.value();
        if (last == null) {
            lastElement.update(element);
            return TriggerResult.CONTINUE;
        }
        if (deltaFunction.getDelta(last, element) <= threshold) return TriggerResult.CONTINUE;
        lastElement.update(element);
        return TriggerResult.FIRE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) throws Exception {
        return TriggerResult.CONTINUE;
    }

    @Override
    public void clear(W window, TriggerContext ctx) throws Exception {
        ctx.getPartitionedState(lastState).clear();
    }

    @Override
    public String toString() {
        return "DeltaTrigger(" + deltaFunction + ", " + threshold + ")";
    }

    /// Creates a trigger.
    ///
    /// @param stateSerializer serializes the element of the previous firing
    public static <T, W extends Window> DeltaTrigger<T, W> of(
            double threshold, DeltaFunction<T> deltaFunction, TypeSerializer<T> stateSerializer) {
        return new DeltaTrigger<>(threshold, deltaFunction, stateSerializer);
    }
}
