package dev.millrace.runtime.chain;

import dev.millrace.api.type.Copier;

/// Copies each record before it forwards it, so that the sender may change the original afterwards.
public final class CopyingReceiver<T> implements Receiver<T> {
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
