package dev.millrace.api.operator;

import dev.millrace.api.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;

/// Provides the processing time of an operator. The subtask's thread runs callbacks between two records.
public interface ProcessingTimeService extends dev.millrace.api.time.ProcessingTimeService {

    @Override
    default long getCurrentProcessingTime() {
        return getClock().absoluteTimeMillis();
    }

    /// Returns the clock of the subtask.
    Clock getClock();

    /// Calls back periodically.
    ///
    /// @param initialDelay the delay before the first call in milliseconds
    /// @param period the time between the scheduled times of two calls in milliseconds
    ScheduledFuture<?> scheduleAtFixedRate(ProcessingTimeCallback callback, long initialDelay, long period);

    /// Calls back periodically.
    ///
    /// @param initialDelay the delay before the first call in milliseconds
    /// @param period the time from the end of a call to the next call in milliseconds
    ScheduledFuture<?> scheduleWithFixedDelay(ProcessingTimeCallback callback, long initialDelay, long period);

    /// Rejects new registrations and discards the existing ones.
    ///
    /// @return completes when no callback runs any more
    CompletableFuture<Void> quiesce();
}
