package dev.millrace.network;

/// How many bytes a channel's receiver lets wait: as many as it took away in the last moments, times three, so that it
/// never starves and never piles up more than it works off soon. Each time the allowance moves half of the way.
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

    /// The receiver has taken bytes away.
    ///
    /// @param isEmpty whether nothing is left: then it may have waited for the sender, and the allowance does
    /// not shrink
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
