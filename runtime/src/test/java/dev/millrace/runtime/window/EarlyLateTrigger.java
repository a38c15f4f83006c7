package dev.millrace.runtime.window;

import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;

/// Uses all features of triggers: fires early by count and by timer, at the end, and late, and purges now and then.
final class EarlyLateTrigger<W extends Window> extends Trigger<Object, W> {
    private static final long serialVersionUID = 1L;

    private final ReducingStateDescriptor<Long> seenState =
            new ReducingStateDescriptor<>("seen", Long::sum, Types.LONG);

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext ctx) throws Exception {
        ReducingState<Long> seen = ctx.getPartitionedState(seenState);
        seen.add(1L);
        long count = seen.get();
        long end = window.maxTimestamp();
        if (end <= ctx.getCurrentWatermark()) return count % 2 == 0 ? TriggerResult.FIRE_AND_PURGE : TriggerResult.FIRE;
        ctx.registerEventTimeTimer(end);
        if (timestamp + 5 < end) ctx.registerEventTimeTimer(timestamp + 5);
        if (count % 7 == 0) return TriggerResult.PURGE;
        return count % 5 == 0 ? TriggerResult.FIRE : TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) throws Exception {
        if (time == window.maxTimestamp()) return TriggerResult.FIRE;
        Long seen = ctx.getPartitionedState(seenState).get();
        return seen != null && seen % 2 == 0 ? TriggerResult.FIRE : TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(W window, OnMergeContext ctx) {
        ctx.mergePartitionedState(seenState);
        if (window.maxTimestamp() > ctx.getCurrentWatermark()) ctx.registerEventTimeTimer(window.maxTimestamp());
    }

    @Override
    public void clear(W window, TriggerContext ctx) throws Exception {
        ctx.getPartitionedState(seenState).clear();
        ctx.deleteEventTimeTimer(window.maxTimestamp());
    }
}
