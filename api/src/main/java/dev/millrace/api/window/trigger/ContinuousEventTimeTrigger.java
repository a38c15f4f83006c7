package dev.millrace.api.window.trigger;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;
import java.time.Duration;

/// Fires each time the watermark reaches a multiple of an interval, and at the end of the window.
public class ContinuousEventTimeTrigger<W extends Window> extends Trigger<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long intervalMillis;
    // A merged window fires next at the earliest time of its parts.
    private final ReducingStateDescriptor<Long> nextFireState =
            new ReducingStateDescriptor<>("fire-time", Math::min, LongSerializer.INSTANCE);

    private ContinuousEventTimeTrigger(long intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext ctx) throws Exception {
        if (window.maxTimestamp() <= ctx.getCurrentWatermark()) return TriggerResult.FIRE;
        ctx.registerEventTimeTimer(window.maxTimestamp());
        ReducingState<Long> nextFire = ctx.getPartitionedState(nextFireState);
        if (nextFire.get() == null) {
            scheduleAfter(timestamp - timestamp % intervalMillis, window, ctx, nextFire);
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) throws Exception {
        if (time == window.maxTimestamp()) return TriggerResult.FIRE;
        ReducingState<Long> nextFire = ctx.getPartitionedState(nextFireState);
        Long due = nextFire.get();
        if (due == null || due != time) return TriggerResult.CONTINUE;
        nextFire.clear();
        scheduleAfter(time, window, ctx, nextFire);
        return TriggerResult.FIRE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) throws Exception {
        return TriggerResult.CONTINUE;
    }

    @Override
    public void clear(W window, TriggerContext ctx) throws Exception {
        ReducingState<Long> nextFire = ctx.getPartitionedState(nextFireState);
        Long due = nextFire.get();
        if (due == null) return;
        ctx.deleteEventTimeTimer(due);
        nextFire.clear();
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(W window, OnMergeContext ctx) throws Exception {
        ctx.mergePartitionedState(nextFireState);
        Long due = ctx.getPartitionedState(nextFireState).get();
        if (due != null) ctx.registerEventTimeTimer(due);
    }

    /// Returns the interval in milliseconds.
    public long getInterval() {
        return intervalMillis;
    }

    @Override
    public String toString() {
        return "ContinuousEventTimeTrigger(" + intervalMillis + ")";
    }

    /// Works like [#of(Duration)], for programs of Flink 1.x.
    public static <W extends Window> ContinuousEventTimeTrigger<W> of(Time interval) {
        return of(interval.toDuration());
    }

    /// Creates a trigger.
    ///
    /// @param interval the interval, counted from the epoch
    public static <W extends Window> ContinuousEventTimeTrigger<W> of(Duration interval) {
        return new ContinuousEventTimeTrigger<>(interval.toMillis());
    }

    private void scheduleAfter(long time, W window, TriggerContext ctx, ReducingState<Long> nextFire) throws Exception {
        long due = Math.min(time + intervalMillis, window.maxTimestamp());
        nextFire.add(due);
        ctx.registerEventTimeTimer(due);
    }
}
