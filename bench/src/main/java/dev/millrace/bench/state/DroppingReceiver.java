package dev.millrace.bench.state;

import dev.millrace.runtime.chain.Receiver;

/// Drops the output of an operator.
final class DroppingReceiver implements Receiver<Object> {
    @Override
    public void record(Object value, long timestamp) {}

    @Override
    public void watermark(long timestamp) {}

    @Override
    public void idle(boolean isIdle) {}

    @Override
    public void backlog(boolean isBacklog) {}

    @Override
    public void end() {}
}
