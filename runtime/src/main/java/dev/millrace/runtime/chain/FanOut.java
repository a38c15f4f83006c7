package dev.millrace.runtime.chain;

/// Forwards each record and control element to several receivers, in order.
public final class FanOut<T> implements Receiver<T> {
    private final Receiver<T>[] targets;

    /// Creates a fan-out.
    ///
    /// @param targets at least two receivers; each copies mutable records if necessary
    public FanOut(Receiver<T>[] targets) {
        this.targets = targets.clone();
    }

    @Override
    public void record(T value, long timestamp) {
        for (Receiver<T> target : targets) target.record(value, timestamp);
    }

    @Override
    public void watermark(long timestamp) {
        for (Receiver<T> target : targets) target.watermark(timestamp);
    }

    @Override
    public void idle(boolean isIdle) {
        for (Receiver<T> target : targets) target.idle(isIdle);
    }

    @Override
    public void backlog(boolean isBacklog) {
        for (Receiver<T> target : targets) target.backlog(isBacklog);
    }

    @Override
    public void end() {
        for (Receiver<T> target : targets) target.end();
    }
}
