package dev.millrace.api.time;

import java.io.IOException;
import java.util.concurrent.ScheduledFuture;

/// Provides the time and timers. Timers call back in the thread of the subtask or coordinator that registered them.
public interface ProcessingTimeService {

    /// Returns the current time in milliseconds since the epoch.
    long getCurrentProcessingTime();

    /// Registers a timer that fires once when the clock reaches the timestamp.
    ///
    /// @param timestamp milliseconds since the epoch
    /// @return a future whose cancellation deletes the timer
    ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target);

    /// Receives the call of a timer.
    @FunctionalInterface
    interface ProcessingTimeCallback {

        /// Called when the timer fires.
        ///
        /// @param time the time for which the timer was registered, in milliseconds
        void onProcessingTime(long time) throws IOException, InterruptedException, Exception;
    }
}
