package dev.millrace.runtime.metric;

import org.jspecify.annotations.Nullable;

/// Counts what one subtask does. Only the subtask's thread updates the counters, once per batch. Other threads may
/// read slightly old values.
public final class SubtaskMetrics {
    private volatile long recordsIn;
    private volatile long recordsOut;
    private volatile long lateRecordsDropped;
    private volatile long busyNanos;
    private volatile long idleNanos;
    private volatile long backPressuredNanos;
    private volatile long watermark = Long.MIN_VALUE;
    private volatile long sinceNanos;
    // The next three fields are plain, because a write to a volatile field above follows and publishes them.
    private long batchesIn;
    private long batchesOut;
    private long firedTimers;
    private volatile long lastInputNanos = Long.MIN_VALUE;
    private volatile long alignmentNanos;
    private volatile long startDelayNanos;
    private volatile long initializationMillis;
    private volatile @Nullable SlowSplit slowSplit;
    private volatile Doing doing = Doing.NOTHING;

    private enum Doing {
        /// The subtask has not started, or has ended.
        NOTHING,
        STEP,
        /// The subtask is not in a step, but has work left.
        WAITING_FOR_TURN,
        IDLE,
        BACK_PRESSURED
    }

    /// Holds the time per activity, including the current activity.
    public record Times(long busyNanos, long idleNanos, long backPressuredNanos) {}

    /// Names the split of a source that holds back the event time of its subtask.
    ///
    /// @param id of the split; empty if the reader has one watermark for all of its splits
    /// @param watermark the lowest of the splits that are not idle; `Long.MIN_VALUE` before its first watermark
    /// @param next the lowest watermark of the other splits that are not idle; `Long.MAX_VALUE` if there are none
    /// @param count the number of splits that are not idle
    public record SlowSplit(String id, long watermark, long next, int count) {}

    /// Holds the values of all counters.
    ///
    /// @param busyNanos the time in steps that did work, and between steps with work left
    /// @param idleNanos the time without work
    /// @param backPressuredNanos the time in which the subtask waited for its receivers
    /// @param watermark the event time in milliseconds; `Long.MIN_VALUE` before the first watermark
    /// @param slowSplit null if the subtask is no source, or if its source is idle
    public record Reading(
            long recordsIn,
            long recordsOut,
            long lateRecordsDropped,
            long busyNanos,
            long idleNanos,
            long backPressuredNanos,
            long watermark,
            @Nullable SlowSplit slowSplit) {}

    public Reading read() {
        return new Reading(
                recordsIn,
                recordsOut,
                lateRecordsDropped,
                busyNanos,
                idleNanos,
                backPressuredNanos,
                watermark,
                slowSplit);
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

    /// Returns whether the subtask currently waits for its receivers.
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

    /// Returns the time since the last record, by the monotonic clock; 0 before the first record.
    long idleMillis(long nowNanos) {
        long last = lastInputNanos;
        return last == Long.MIN_VALUE ? 0 : Math.max(0, nowNanos - last) / 1_000_000;
    }

    /// Returns the time per activity.
    ///
    /// @param nowNanos the current time by the monotonic clock
    public Times times(long nowNanos) {
        Doing now = doing;
        long open = Math.max(0, nowNanos - sinceNanos);
        return new Times(
                busyNanos + (now == Doing.STEP || now == Doing.WAITING_FOR_TURN ? open : 0),
                idleNanos + (now == Doing.IDLE ? open : 0),
                backPressuredNanos + (now == Doing.BACK_PRESSURED ? open : 0));
    }

    // Only the subtask's thread writes, so the update is safe; the volatile write publishes it.

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void receivedRecords(long count) {
        recordsIn += count;
    }

    /// Counts a batch of received records.
    public void receivedBatch(int records) {
        batchesIn++;
        receivedRecords(records);
    }

    /// Counts the records that a source has read in the current step.
    public void readRecords(long count) {
        if (count == 0) return;
        receivedRecords(count);
        lastInputNanos = sinceNanos;
    }

    /// Sets the totals of sent records and batches.
    ///
    /// @param records the records sent since the start
    /// @param batches the number of their batches
    public void sent(long records, long batches) {
        batchesOut = batches;
        recordsOut = records;
    }

    public void firedTimers(int count) {
        firedTimers += count;
    }

    /// Notes the end of a barrier alignment.
    ///
    /// @param alignment the nanoseconds between the first and the last barrier
    public void aligned(long alignment) {
        alignmentNanos = alignment;
    }

    /// Notes the delay from the start of a checkpoint to its first barrier.
    public void barrierCame(long delayNanos) {
        startDelayNanos = delayNanos;
    }

    /// Notes how long the initialization of state took.
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

    /// Notes the start of a step, at a time of the monotonic clock.
    public void stepBegan(long nanos) {
        sinceNanos = nanos;
        doing = Doing.STEP;
    }

    /// Notes the end of a step, after which the subtask waits for receivers, for its turn or for input.
    ///
    /// @param isOccupied true if there is work left
    public void stepEnded(long nanos, boolean isBackPressured, boolean isOccupied) {
        sinceNanos = nanos;
        if (isBackPressured) doing = Doing.BACK_PRESSURED;
        else doing = isOccupied ? Doing.WAITING_FOR_TURN : Doing.IDLE;
    }

    /// Notes that no further step will follow.
    public void ended() {
        doing = Doing.NOTHING;
    }

    public void reachedWatermark(long timestamp) {
        watermark = timestamp;
    }

    /// Notes which split holds back the event time; null for none.
    public void heldBackBy(@Nullable SlowSplit split) {
        slowSplit = split;
    }
}
