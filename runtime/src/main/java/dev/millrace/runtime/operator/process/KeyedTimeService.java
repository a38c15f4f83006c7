package dev.millrace.runtime.operator.process;

import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.operator.KeyedTimers;
import dev.millrace.state.timer.Timers;

/// Provides clocks and the timers of the current key to keyed user functions.
public final class KeyedTimeService implements FunctionTimers {
    /// The name of the timers of user functions in snapshots.
    public static final String NAME = "user";

    /// The namespace of all timers of user functions.
    private static final String NAMESPACE = "";

    private final KeyedTimers<String> timers;

    /// Creates the service of an operator.
    ///
    /// @param onProcessingTime is called for each processing-time timer that fires
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

    @Override
    public void advanceWatermark(long timestamp, Timers.Firing<Object, String> firing) {
        timers.advanceWatermark(timestamp, firing);
    }

    @Override
    public void endOfKey(Timers.Firing<Object, String> firing) {
        timers.endOfKey(firing);
    }
}
