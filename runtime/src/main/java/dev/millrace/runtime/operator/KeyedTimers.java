package dev.millrace.runtime.operator;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.state.timer.Timers;
import org.jspecify.annotations.Nullable;

/// Provides clocks, and timers of the current key. Wakes the subtask for the next processing-time timer.
///
/// @param <N> the type of namespaces, which are compared by `equals`
public final class KeyedTimers<N> {
    private final Timers<Object, N> timers;
    private final Services services;
    private final SubtaskMetrics metrics;
    private final Timers.Firing<Object, N> onProcessingTime;
    private final boolean isBatch;
    private long watermark = Long.MIN_VALUE;
    private Deadlines.@Nullable Deadline armed;
    private long armedMillis = Long.MAX_VALUE;

    /// Restores the timers of an operator.
    ///
    /// @param name the name of the timers in snapshots, unique within the operator
    /// @param namespaces the serializer of namespaces
    public KeyedTimers(
            OperatorContext context,
            String name,
            TypeSerializer<N> namespaces,
            Timers.Firing<Object, N> onProcessingTime) {
        this.timers = new Timers<>(context.keyedStates(), name, namespaces);
        this.services = context.services();
        this.metrics = context.metrics();
        this.onProcessingTime = onProcessingTime;
        this.isBatch = context.isBatch();
        if (!isBatch) arm();
    }

    public long currentProcessingTime() {
        return services.host().clock().millis();
    }

    public long currentWatermark() {
        return watermark;
    }

    public void registerProcessingTimeTimer(N namespace, long time) {
        if (isOver()) return;
        timers.registerProcessingTime(namespace, time);
        if (!isBatch) arm();
    }

    public void registerEventTimeTimer(N namespace, long time) {
        if (!isOver()) timers.registerEventTime(namespace, time);
    }

    public void deleteProcessingTimeTimer(N namespace, long time) {
        timers.deleteProcessingTime(namespace, time);
    }

    public void deleteEventTimeTimer(N namespace, long time) {
        timers.deleteEventTime(namespace, time);
    }

    /// Sets the watermark without firing timers.
    public void startAt(long timestamp) {
        watermark = timestamp;
    }

    /// Passes all timers of a time domain to the consumer. The key of each timer is selected.
    public void show(TimeDomain domain, Timers.Firing<Object, N> each) {
        if (domain == TimeDomain.EVENT_TIME) timers.showEventTime(each);
        else timers.showProcessingTime(each);
    }

    /// Fires all event-time timers up to a watermark, in order.
    public void advanceWatermark(long timestamp, Timers.Firing<Object, N> firing) {
        watermark = timestamp;
        metrics.firedTimers(timers.advanceWatermark(timestamp, firing));
        if (isOver()) fireProcessingTime(Long.MAX_VALUE);
    }

    /// Fires all timers in batch mode. They belong to the current key, because batch mode handles one key at a time.
    public void endOfKey(Timers.Firing<Object, N> firing) {
        advanceWatermark(Long.MAX_VALUE, firing);
        watermark = Long.MIN_VALUE;
    }

    /// Returns whether timers can no longer be registered. In batch mode, timers fire when all records have been
    /// processed. As in Flink, new timers are then ignored, because the job would never end.
    private boolean isOver() {
        return isBatch && watermark == Long.MAX_VALUE;
    }

    private void fireProcessingTime(long millis) {
        metrics.firedTimers(timers.advanceProcessingTime(millis, onProcessingTime));
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
