package dev.millrace.runtime.chain;

/// Drops the output of an operator that no other operator reads.
public final class Nowhere<T> implements Receiver<T> {

    @Override
    public void record(T value, long timestamp) {}

    @Override
    public void watermark(long timestamp) {}

    @Override
    public void idle(boolean isIdle) {}

    @Override
    public void backlog(boolean isBacklog) {}

    @Override
    public void end() {}
}
