package dev.millrace.runtime.operator.process;

import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.time.TimerService;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.operator.KeyedTimers;
import dev.millrace.state.timer.Timers;

/// Time as keyed user code sees it: clocks, and timers of the current key.
public final class KeyedTimeService implements TimerService {
    /// Under which snapshots keep the timers of user functions.
    public static final String NAME = "user";

    /// All timers of user functions have this namespace.
    private static final String NAMESPACE = "";

    private final KeyedTimers<String> timers;

    /// @param onProcessingTime called for each processing-time timer that is due

    public KeyedTimeService(OperatorContext context, Timers.Firing<Object, String> onProcessingTime) {
        this.timers = new KeyedTimers<>(context, NAME, StringSerializer.INSTANCE, onProcessingTime);
    }

    @Override
    public long currentProcessingTime() {
        return timers.currentProcessingTime();
    }

    @Override
    public long currentWatermark() {
        return timers.currentWatermark();
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        timers.registerProcessingTimeTimer(NAMESPACE, time);
    }

    @Override
    public void registerEventTimeTimer(long time) {
        timers.registerEventTimeTimer(NAMESPACE, time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        timers.deleteProcessingTimeTimer(NAMESPACE, time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        timers.deleteEventTimeTimer(NAMESPACE, time);
    }

    /// Fires all event-time timers up to a watermark, in order.
    void advanceWatermark(long timestamp, Timers.Firing<Object, String> firing) {
        timers.advanceWatermark(timestamp, firing);
    }

    /// Batch mode: fires all timers, which are those of the current key, since keys come one after the other.
    void endOfKey(Timers.Firing<Object, String> firing) {
        timers.endOfKey(firing);
    }
}
