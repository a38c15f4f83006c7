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
    // Plain: each is written before one of those above, which makes others see it, or is rare.
    private long batchesIn;
    private long batchesOut;
    private long firedTimers;
    private volatile long lastInputNanos = Long.MIN_VALUE;
    private volatile long alignmentNanos;
    private volatile long startDelayNanos;
    private volatile long initializationMillis;
    private volatile Doing doing = Doing.NOTHING;

    private enum Doing {
        /// Not begun, or ended.
        NOTHING,
        STEP,
        /// Not in a step, though there is more to do.
        WAITING_FOR_TURN,
        IDLE,
        BACK_PRESSURED
    }

    /// How time was spent, what is going on now included.
    public record Times(long busyNanos, long idleNanos, long backPressuredNanos) {}

    /// A reading of all counters.
    ///
    /// @param busyNanos time in steps that did something, and between steps with more to do
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

    long batchesIn() {
        long ignored = recordsIn;
        return batchesIn;
    }

    long batchesOut() {
        long ignored = recordsOut;
        return batchesOut;
    }

    long firedTimers() {
        long ignored = sinceNanos;
        return firedTimers;
    }

    /// Whether it waits for its receivers at this moment.
    public boolean isBackPressured() {
        return doing == Doing.BACK_PRESSURED;
    }

    long alignmentNanos() {
        return alignmentNanos;
    }

    long startDelayNanos() {
        return startDelayNanos;
    }

    long initializationMillis() {
        return initializationMillis;
    }

    /// For how long no record has come, by the monotonic clock; 0 before the first.
    long idleMillis(long nowNanos) {
        long last = lastInputNanos;
        return last == Long.MIN_VALUE ? 0 : Math.max(0, nowNanos - last) / 1_000_000;
    }

    /// @param nowNanos of the monotonic clock
    public Times times(long nowNanos) {
        Doing now = doing;
        long open = Math.max(0, nowNanos - sinceNanos);
        return new Times(
                busyNanos + (now == Doing.STEP || now == Doing.WAITING_FOR_TURN ? open : 0),
                idleNanos + (now == Doing.IDLE ? open : 0),
                backPressuredNanos + (now == Doing.BACK_PRESSURED ? open : 0));
    }

    // Only the subtask's thread writes, so that read-then-write is safe; volatile makes others see it.

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void receivedRecords(long count) {
        recordsIn += count;
    }

    /// A batch of records has come.
    public void receivedBatch(int records) {
        batchesIn++;
        receivedRecords(records);
    }

    /// A source has read so many records in the step that is going on.
    public void readRecords(long count) {
        if (count == 0) return;
        receivedRecords(count);
        lastInputNanos = sinceNanos;
    }

    /// @param records sent since the start
    /// @param batches in which they were
    public void sent(long records, long batches) {
        batchesOut = batches;
        recordsOut = records;
    }

    public void firedTimers(int count) {
        firedTimers += count;
    }

    /// A checkpoint's barriers have all come.
    ///
    /// @param alignment nanoseconds between the first and the last
    public void aligned(long alignment) {
        alignmentNanos = alignment;
    }

    /// The first barrier of a checkpoint has come, so long after the checkpoint was begun.
    public void barrierCame(long delayNanos) {
        startDelayNanos = delayNanos;
    }

    /// What a subtask begins with is there, after so many milliseconds.
    public void initialized(long millis) {
        initializationMillis = millis;
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

    /// A step ended, and until the next one the subtask waits for its receivers, for its turn, or for input.
    ///
    /// @param isOccupied whether there is more to do
    public void stepEnded(long nanos, boolean isBackPressured, boolean isOccupied) {
        sinceNanos = nanos;
        if (isBackPressured) doing = Doing.BACK_PRESSURED;
        else doing = isOccupied ? Doing.WAITING_FOR_TURN : Doing.IDLE;
    }

    /// There will be no further step.
    public void ended() {
        doing = Doing.NOTHING;
    }

    public void reachedWatermark(long timestamp) {
        watermark = timestamp;
    }
}
