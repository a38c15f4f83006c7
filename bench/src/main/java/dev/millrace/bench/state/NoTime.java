package dev.millrace.bench.state;

import dev.millrace.api.operator.ProcessingTimeService;
import dev.millrace.api.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;

/// Implements processing time for an operator that never uses it.
final class NoTime implements ProcessingTimeService {
    @Override
    public Clock getClock() {
        throw notAsked();
    }

    @Override
    public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
        throw notAsked();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(ProcessingTimeCallback callback, long initialDelay, long period) {
        throw notAsked();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(ProcessingTimeCallback callback, long initialDelay, long period) {
        throw notAsked();
    }

    @Override
    public CompletableFuture<Void> quiesce() {
        throw notAsked();
    }

    private static RuntimeException notAsked() {
        return new UnsupportedOperationException("no operator of a trial asks for this");
    }
}
