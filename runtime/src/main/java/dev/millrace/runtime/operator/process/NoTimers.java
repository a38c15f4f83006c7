package dev.millrace.runtime.operator.process;

import dev.millrace.base.host.Host;
import dev.millrace.state.timer.Timers;

/// Provides clocks, but no timers, to user functions on streams without keys.
final class NoTimers implements FunctionTimers {
    private final Host host;
    private long watermark = Long.MIN_VALUE;

    NoTimers(Host host) {
        this.host = host;
    }

    @Override
    public void advanceWatermark(long timestamp, Timers.Firing<Object, String> firing) {
        watermark = timestamp;
    }

    @Override
    public void endOfKey(Timers.Firing<Object, String> firing) {}

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
        throw new UnsupportedOperationException(UNSUPPORTED_REGISTER_TIMER_MSG);
    }

    @Override
    public void registerEventTimeTimer(long time) {
        throw new UnsupportedOperationException(UNSUPPORTED_REGISTER_TIMER_MSG);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        throw new UnsupportedOperationException(UNSUPPORTED_DELETE_TIMER_MSG);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        throw new UnsupportedOperationException(UNSUPPORTED_DELETE_TIMER_MSG);
    }
}
