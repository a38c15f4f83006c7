package dev.millrace.network;

/// Computes the receive window of a channel: three times the bytes that the receiver took in one recent period. So the
/// receiver neither starves nor queues more than it handles soon. Each update moves the window half of the way to the
/// target. Not thread-safe.
final class ReceiveWindow {
    private static final long PERIOD_NANOS = 10_000_000;
    private static final int PERIODS = 3;

    private final long least;
    private final long most;
    private long size;
    private long taken;
    private long begunNanos;

    ReceiveWindow(long least, long most, long nowNanos) {
        this.least = least;
        this.most = most;
        this.size = Math.min(most, 2 * least);
        this.begunNanos = nowNanos;
    }

    long size() {
        return size;
    }

    /// Records that the receiver has taken bytes.
    ///
    /// @param isEmpty whether the queue is empty now; then the receiver may have waited for the sender, and the
    /// window does not shrink
    void taken(long bytes, boolean isEmpty, long nowNanos) {
        taken += bytes;
        long passed = nowNanos - begunNanos;
        if (passed < PERIOD_NANOS) return;
        double periods = (double) passed / PERIOD_NANOS;
        long target = Math.clamp((long) (taken / periods) * PERIODS, least, most);
        if (target > size || !isEmpty) size = (size + target + 1) / 2;
        taken = 0;
        begunNanos = nowNanos;
    }
}
