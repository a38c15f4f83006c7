package dev.millrace.runtime.custom;

import dev.millrace.runtime.chain.Receiver;

/// Stands behind an operator of a program and keeps the rules of receivers for it: watermarks only rise, idleness only
/// changes. The end is not the operator's to pass on.
final class Ascending implements Receiver<Object> {
    private final Receiver<Object> next;
    private long passed = Long.MIN_VALUE;
    private boolean isIdle;

    Ascending(Receiver<Object> next) {
        this.next = next;
    }

    @Override
    public void record(Object value, long timestamp) {
        next.record(value, timestamp);
    }

    @Override
    public void watermark(long timestamp) {
        if (timestamp <= passed) return;
        passed = timestamp;
        next.watermark(timestamp);
    }

    @Override
    public void idle(boolean nowIdle) {
        if (nowIdle == isIdle) return;
        isIdle = nowIdle;
        next.idle(nowIdle);
    }

    @Override
    public void backlog(boolean isBacklog) {
        next.backlog(isBacklog);
    }

    @Override
    public void end() {}
}
