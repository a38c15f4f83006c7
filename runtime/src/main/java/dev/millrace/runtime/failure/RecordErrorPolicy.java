package dev.millrace.runtime.failure;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.chain.ForwardingReceiver;
import dev.millrace.runtime.chain.Receiver;

/// Applies the error policy of an operator, and forwards everything to it.
final class RecordErrorPolicy<T> implements ForwardingReceiver<T> {
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
    public Receiver<?> control() {
        return next;
    }
}
