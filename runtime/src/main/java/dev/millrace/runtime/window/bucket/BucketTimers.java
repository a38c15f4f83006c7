package dev.millrace.runtime.window.bucket;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.window.Window;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.state.timer.Timers;
import org.jspecify.annotations.Nullable;

/// Manages the timers of windows: the timers of triggers and the cleanup timers.
public final class BucketTimers<W extends Window> {
    public static final String NAME = "window";

    /// Is called when a timer fires. The key of the timer is selected.
    @FunctionalInterface
    interface OnTimer<W> {
        void timer(W window, long time);
    }

    private final Timers<Object, W> timers;
    private final Services services;
    private final SubtaskMetrics metrics;
    private OnTimer<W> onProcessingTime = (_, _) -> {};
    private Deadlines.@Nullable Deadline armed;
    private long armedMillis = Long.MAX_VALUE;
    private final boolean isBatch;
    private boolean isOver;
    private boolean haveLost;

    /// Creates the timers of an operator.
    ///
    /// @param windows the serializer by which snapshots store windows
    public BucketTimers(OperatorContext context, TypeSerializer<W> windows) {
        this.timers = new Timers<>(context.keyedStates(), NAME, windows);
        this.isBatch = context.isBatch();
        this.services = context.services();
        this.metrics = context.metrics();
        if (!isBatch) arm();
    }

    /// Sets the callback of processing-time timers.
    void onProcessingTime(OnTimer<W> callback) {
        onProcessingTime = callback;
    }

    void advanceWatermark(long watermark, OnTimer<W> onEventTime) {
        metrics.firedTimers(timers.advanceWatermark(watermark, onEventTime::timer));
        if (!isBatch || watermark != Long.MAX_VALUE) return;
        // In batch mode, all processing-time timers fire after the last watermark. Processing-time timers that the
        // callbacks register are ignored, because the job would never end.
        isOver = true;
        fireProcessingTime(Long.MAX_VALUE);
    }

    void registerEventTime(W window, long time) {
        timers.registerEventTime(window, time);
    }

    /// Makes [#haveLost] report the deletions from now on.
    void watchLosses() {
        haveLost = false;
    }

    /// Returns whether a timer was deleted since [#watchLosses].
    boolean haveLost() {
        return haveLost;
    }

    void deleteEventTime(W window, long time) {
        haveLost = true;
        timers.deleteEventTime(window, time);
    }

    void registerProcessingTime(W window, long time) {
        if (isOver) return;
        timers.registerProcessingTime(window, time);
        if (!isBatch) arm();
    }

    void deleteProcessingTime(W window, long time) {
        haveLost = true;
        timers.deleteProcessingTime(window, time);
    }

    /// Returns the number of registered timers, in event time and processing time.
    int size() {
        return timers.eventTimeTimers() + timers.processingTimeTimers();
    }

    private void fireProcessingTime(long millis) {
        metrics.firedTimers(timers.advanceProcessingTime(millis, onProcessingTime::timer));
    }

    private void arm() {
        long next = timers.nextProcessingTime();
        if (next >= armedMillis) return;
        if (armed != null) armed.cancel();
        armedMillis = next;
        // A timer fires only after the clock has passed its millisecond, see Services.millisOver.
        armed = services.deadlines().at(next + 1, this::processingTimeCame);
    }

    private void processingTimeCame() {
        armedMillis = Long.MAX_VALUE;
        armed = null;
        fireProcessingTime(services.millisOver());
        if (timers.nextProcessingTime() != Long.MAX_VALUE) arm();
    }
}
