package dev.millrace.api.window.trigger;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;

/// Fires each time a given number of elements has arrived in the window.
public class CountTrigger<W extends Window> extends Trigger<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long maxCount;
    private final ReducingStateDescriptor<Long> countState =
            new ReducingStateDescriptor<>("count", Long::sum, LongSerializer.INSTANCE);

    private CountTrigger(long maxCount) {
        this.maxCount = maxCount;
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext ctx) throws Exception {
        ReducingState<Long> count = ctx.getPartitionedState(countState);
        count.add(1L);
        Long soFar = count.get();
        if (soFar == null || soFar < maxCount) return TriggerResult.CONTINUE;
        count.clear();
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
        ctx.getPartitionedState(countState).clear();
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(W window, OnMergeContext ctx) throws Exception {
        ctx.mergePartitionedState(countState);
    }

    /// Returns the number of elements after which the window fires.
    public long getMaxCount() {
        return maxCount;
    }

    /// Returns the result of [#getMaxCount], for the engine. The engine does not call this trigger if it can count
    /// the elements itself.
    public long maxCount() {
        return maxCount;
    }

    @Override
    public String toString() {
        return "CountTrigger(" + maxCount + ")";
    }

    /// Creates a trigger.
    ///
    /// @param maxCount the number of elements after which the window fires
    public static <W extends Window> CountTrigger<W> of(long maxCount) {
        return new CountTrigger<>(maxCount);
    }
}
