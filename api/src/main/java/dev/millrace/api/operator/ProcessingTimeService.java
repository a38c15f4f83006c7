package dev.millrace.api.operator;

import dev.millrace.api.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;

/// Processing time of an operator: callbacks on the subtask's thread, between two records.
public interface ProcessingTimeService extends dev.millrace.api.time.ProcessingTimeService {

    @Override
    default long getCurrentProcessingTime() {
        return getClock().absoluteTimeMillis();
    }

    Clock getClock();

    /// Calls back again and again, the times so many milliseconds apart.
    ScheduledFuture<?> scheduleAtFixedRate(ProcessingTimeCallback callback, long initialDelay, long period);

    /// Calls back again and again, with so many milliseconds after each call.
    ScheduledFuture<?> scheduleWithFixedDelay(ProcessingTimeCallback callback, long initialDelay, long period);

    /// Takes no more registrations and forgets those there are.
    ///
    /// @return done when no callback runs any more
    CompletableFuture<Void> quiesce();
}
