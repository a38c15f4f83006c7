package dev.millrace.api.time;

import java.io.IOException;
import java.util.concurrent.ScheduledFuture;

/// Gives the time and calls back later, in the thread of the task or coordinator that asks.
public interface ProcessingTimeService {

    /// Wall-clock milliseconds.
    long getCurrentProcessingTime();

    /// Calls back once, when the clock passes the time.
    ///
    /// @return to take the registration back
    ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target);

    /// What is called back.
    @FunctionalInterface
    interface ProcessingTimeCallback {

        /// @param time the time that was asked for
        void onProcessingTime(long time) throws IOException, InterruptedException, Exception;
    }
}
