package dev.millrace.runtime.operator;

import dev.millrace.api.time.TimerService;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.state.timer.Timers;
import org.jspecify.annotations.Nullable;

/// Time as keyed user code sees it: clocks, and timers of the current key. Also keeps the subtask awake for the next
/// processing-time timer.
final class KeyedTimeService implements TimerService {
    /// All timers of user functions have this namespace.
    static final String NAMESPACE = "";

    private final Timers<Object, String> timers;
    private final Host host;
    private final Deadlines deadlines;
    private final Timers.Firing<Object, String> onProcessingTime;
    private final boolean isBatch;
    private long watermark = Long.MIN_VALUE;
    private Deadlines.@Nullable Deadline armed;
    private long armedMillis = Long.MAX_VALUE;

    KeyedTimeService(OperatorContext context, Timers.Firing<Object, String> onProcessingTime) {
        this.timers = new Timers<>(context.keyedStates());
        this.host = context.host();
        this.deadlines = context.services().deadlines();
        this.onProcessingTime = onProcessingTime;
        this.isBatch = context.isBatch();
    }

    @Override
    public long currentProcessingTime() {
        return host.clock().millis();
    }

    @Override
    public long currentWatermark() {
        return watermark;
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        if (isOver()) return;
        timers.registerProcessingTime(NAMESPACE, time);
        if (!isBatch) arm();
    }

    @Override
    public void registerEventTimeTimer(long time) {
        if (!isOver()) timers.registerEventTime(NAMESPACE, time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        timers.deleteProcessingTime(NAMESPACE, time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        timers.deleteEventTime(NAMESPACE, time);
    }

    /// Fires all event-time timers up to a watermark, in order.
    void advanceWatermark(long timestamp, Timers.Firing<Object, String> firing) {
        watermark = timestamp;
        timers.advanceWatermark(timestamp, firing);
        if (isOver()) timers.advanceProcessingTime(Long.MAX_VALUE, onProcessingTime);
    }

    /// Batch mode: fires all timers, which are those of the current key, since keys come one after the other.
    void endOfKey(Timers.Firing<Object, String> firing) {
        advanceWatermark(Long.MAX_VALUE, firing);
        watermark = Long.MIN_VALUE;
    }

    /// In batch mode timers fire when all records are there. Those registered by timers would never come to an end, and
    /// are dropped, as in Flink.
    private boolean isOver() {
        return isBatch && watermark == Long.MAX_VALUE;
    }

    private void arm() {
        long next = timers.nextProcessingTime();
        if (next >= armedMillis) return;
        if (armed != null) armed.cancel();
        armedMillis = next;
        armed = deadlines.at(next, this::processingTimeCame);
    }

    private void processingTimeCame() {
        armedMillis = Long.MAX_VALUE;
        armed = null;
        timers.advanceProcessingTime(host.clock().millis(), onProcessingTime);
        if (timers.nextProcessingTime() != Long.MAX_VALUE) arm();
    }
}
