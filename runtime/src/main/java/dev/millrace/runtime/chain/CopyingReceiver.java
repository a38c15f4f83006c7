package dev.millrace.runtime.chain;

import dev.millrace.api.type.Copier;

/// Copies each record before it forwards it, so that the sender may change the original afterwards.
public final class CopyingReceiver<T> implements ForwardingReceiver<T> {
    private final Copier<T> copier;
    private final Receiver<T> next;

    public CopyingReceiver(Copier<T> copier, Receiver<T> next) {
        this.copier = copier;
        this.next = next;
    }

    @Override
    public void record(T value, long timestamp) {
        next.record(copier.copy(value), timestamp);
    }

    @Override
    public Receiver<?> control() {
        return next;
    }
}
