package dev.millrace.runtime.window;

import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;

/// Deletes the timer of a window's end, at a record or at an earlier timer, so that the window ends only if another
/// record arrives.
final class LosingTrigger<W extends Window> extends Trigger<Object, W> {
    private static final long serialVersionUID = 1L;

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext ctx) {
        long end = window.maxTimestamp();
        if (end <= ctx.getCurrentWatermark()) return TriggerResult.FIRE;
        ctx.registerEventTimeTimer(end);
        if (timestamp + 4 < end) ctx.registerEventTimeTimer(timestamp + 4);
        if (timestamp % 5 == 0) ctx.deleteEventTimeTimer(end);
        if (timestamp % 10 == 0) ctx.registerEventTimeTimer(end);
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) {
        if (time == window.maxTimestamp()) return TriggerResult.FIRE;
        if (time % 3 == 0) ctx.deleteEventTimeTimer(window.maxTimestamp());
        return TriggerResult.CONTINUE;
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
        if (window.maxTimestamp() > ctx.getCurrentWatermark()) ctx.registerEventTimeTimer(window.maxTimestamp());
    }

    @Override
    public void clear(W window, TriggerContext ctx) {
        ctx.deleteEventTimeTimer(window.maxTimestamp());
    }
}
