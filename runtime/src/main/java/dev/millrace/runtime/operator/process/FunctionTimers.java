package dev.millrace.runtime.operator.process;

import dev.millrace.api.time.TimerService;
import dev.millrace.state.timer.Timers;

/// Provides clocks to a process function, and timers if the input is keyed. The operator drives the timers.
sealed interface FunctionTimers extends TimerService permits KeyedTimeService, NoTimers {

    /// Fires all event-time timers up to a watermark, in order.
    void advanceWatermark(long timestamp, Timers.Firing<Object, String> firing);

    /// Fires all timers in batch mode. They belong to the current key, because batch mode handles one key at a time.
    void endOfKey(Timers.Firing<Object, String> firing);
}
