package dev.millrace.runtime.metric;

/// The counters of one subtask: plain fields that its thread adds to, once a batch, and that others read a little late.
public final class SubtaskMetrics {
    private volatile long recordsIn;
    private volatile long recordsOut;
    private volatile long lateRecordsDropped;
    private volatile long busyNanos;
    private volatile long idleNanos;
    private volatile long backPressuredNanos;
    private volatile long watermark = Long.MIN_VALUE;
    private volatile long sinceNanos;
    private volatile Doing doing = Doing.NOTHING;

    private enum Doing {
        /// Not begun, or ended.
        NOTHING,
        STEP,
        IDLE,
        BACK_PRESSURED
    }

    /// How time was spent, what is going on now included.
    public record Times(long busyNanos, long idleNanos, long backPressuredNanos) {}

    /// A reading of all counters.
    ///
    /// @param busyNanos time in steps that did something
    /// @param idleNanos time without anything to do
    /// @param backPressuredNanos time in which receivers had to take what was sent before
    /// @param watermark event time in milliseconds; `Long.MIN_VALUE` before the first
    public record Reading(
            long recordsIn,
            long recordsOut,
            long lateRecordsDropped,
            long busyNanos,
            long idleNanos,
            long backPressuredNanos,
            long watermark) {}

    public Reading read() {
        return new Reading(
                recordsIn, recordsOut, lateRecordsDropped, busyNanos, idleNanos, backPressuredNanos, watermark);
    }

    long recordsIn() {
        return recordsIn;
    }

    long recordsOut() {
        return recordsOut;
    }

    long lateRecordsDropped() {
        return lateRecordsDropped;
    }

    long watermark() {
        return watermark;
    }

    /// @param nowNanos of the monotonic clock
    public Times times(long nowNanos) {
        Doing now = doing;
        long open = Math.max(0, nowNanos - sinceNanos);
        return new Times(
                busyNanos + (now == Doing.STEP ? open : 0),
                idleNanos + (now == Doing.IDLE ? open : 0),
                backPressuredNanos + (now == Doing.BACK_PRESSURED ? open : 0));
    }

    // Only the subtask's thread writes, so that read-then-write is safe; volatile makes others see it.

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void receivedRecords(long count) {
        recordsIn += count;
    }

    /// @param total records sent since the start
    public void sentRecords(long total) {
        recordsOut = total;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void droppedLateRecord() {
        lateRecordsDropped++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void spentBusy(long nanos) {
        busyNanos += nanos;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void spentIdle(long nanos) {
        idleNanos += nanos;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void spentBackPressured(long nanos) {
        backPressuredNanos += nanos;
    }

    /// A step begins, at a time of the monotonic clock.
    public void stepBegan(long nanos) {
        sinceNanos = nanos;
        doing = Doing.STEP;
    }

    /// A step ended, and until the next one the subtask waits for input or for its receivers.
    public void stepEnded(long nanos, boolean isBackPressured) {
        sinceNanos = nanos;
        doing = isBackPressured ? Doing.BACK_PRESSURED : Doing.IDLE;
    }

    /// There will be no further step.
    public void ended() {
        doing = Doing.NOTHING;
    }

    public void reachedWatermark(long timestamp) {
        watermark = timestamp;
    }
}
