package dev.millrace.runtime.failure;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.chain.Receiver;

/// Applies the error policy of an operator, and forwards everything to it.
final class RecordErrorPolicy<T> implements Receiver<T> {
    private final Receiver<T> next;
    private final InputFailures failures;

    RecordErrorPolicy(Receiver<T> next, InputFailures failures) {
        this.next = next;
        this.failures = failures;
    }

    @Override
    public void record(T value, long timestamp) {
        try {
            next.record(value, timestamp);
        } catch (MillraceException told) {
            failures.decide(told, value, timestamp);
        }
    }

    @Override
    public void watermark(long timestamp) {
        next.watermark(timestamp);
    }

    @Override
    public void idle(boolean isIdle) {
        next.idle(isIdle);
    }

    @Override
    public void backlog(boolean isBacklog) {
        next.backlog(isBacklog);
    }

    @Override
    public void end() {
        next.end();
    }
}
