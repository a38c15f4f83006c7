package dev.millrace.api.window.trigger;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;
import java.time.Duration;

/// Fires when a nested trigger fires, or when a timeout elapses in processing time.
public class ProcessingTimeoutTrigger<T, W extends Window> extends Trigger<T, W> {
    private static final long serialVersionUID = 1L;

    private final Trigger<T, W> nestedTrigger;
    private final long timeoutMillis;
    private final boolean restartsWithElements;
    private final boolean clearsOnTimeout;
    private final ValueStateDescriptor<Long> timeoutState =
            new ValueStateDescriptor<>("timeout", LongSerializer.INSTANCE);

    private ProcessingTimeoutTrigger(
            Trigger<T, W> nestedTrigger, long timeoutMillis, boolean restartsWithElements, boolean clearsOnTimeout) {
        this.nestedTrigger = nestedTrigger;
        this.timeoutMillis = timeoutMillis;
        this.restartsWithElements = restartsWithElements;
        this.clearsOnTimeout = clearsOnTimeout;
    }

    @Override
    public TriggerResult onElement(T element, long timestamp, W window, TriggerContext ctx) throws Exception {
        TriggerResult result = nestedTrigger.onElement(element, timestamp, window, ctx);
        if (result.isFire()) {
            clear(window, ctx);
            return result;
        }
        ValueState<Long> timeout = ctx.getPartitionedState(timeoutState);
        Long due = timeout.value();
        if (due != null && !restartsWithElements) return result;
        if (due != null) ctx.deleteProcessingTimeTimer(due);
        long next = ctx.getCurrentProcessingTime() + timeoutMillis;
        timeout.update(next);
        ctx.registerProcessingTimeTimer(next);
        return result;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) throws Exception {
        TriggerResult result = nestedTrigger.onProcessingTime(time, window, ctx);
        if (clearsOnTimeout) clear(window, ctx);
        return result.isPurge() ? TriggerResult.FIRE_AND_PURGE : TriggerResult.FIRE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) throws Exception {
        TriggerResult result = nestedTrigger.onEventTime(time, window, ctx);
        if (clearsOnTimeout) clear(window, ctx);
        return result.isPurge() ? TriggerResult.FIRE_AND_PURGE : TriggerResult.FIRE;
    }

    @Override
    public void clear(W window, TriggerContext ctx) throws Exception {
        ValueState<Long> timeout = ctx.getPartitionedState(timeoutState);
        Long due = timeout.value();
        if (due != null) {
            ctx.deleteProcessingTimeTimer(due);
            timeout.clear();
        }
        nestedTrigger.clear(window, ctx);
    }

    @Override
    public String toString() {
        return "TimeoutTrigger(" + nestedTrigger + ")";
    }

    /// Creates a trigger whose timeout starts at the first element of a window and at the first element after each
    /// firing. When the timeout elapses, the trigger clears the state of the nested trigger.
    public static <T, W extends Window> ProcessingTimeoutTrigger<T, W> of(
            Trigger<T, W> nestedTrigger, Duration timeout) {
        return of(nestedTrigger, timeout, false, true);
    }

    /// Creates a trigger.
    ///
    /// @param resetTimerOnNewRecord whether each element restarts the timeout
    /// @param shouldClearOnTimeout whether the trigger clears the state of the nested trigger when the
    /// timeout elapses
    public static <T, W extends Window> ProcessingTimeoutTrigger<T, W> of(
            Trigger<T, W> nestedTrigger,
            Duration timeout,
            boolean resetTimerOnNewRecord,
            boolean shouldClearOnTimeout) {
        return new ProcessingTimeoutTrigger<>(
                nestedTrigger, timeout.toMillis(), resetTimerOnNewRecord, shouldClearOnTimeout);
    }
}
