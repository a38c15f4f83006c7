package dev.millrace.runtime.custom;

import dev.millrace.runtime.chain.Receiver;

/// Filters the output of an operator of a program, so that receivers see ascending watermarks and only changes of
/// idleness. The end of the output does not come from the operator.
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
