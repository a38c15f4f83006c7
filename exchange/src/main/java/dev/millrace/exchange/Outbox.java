package dev.millrace.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sends the batches of one subtask. Holds its open batches and the batches that its full rings did not accept. Called
/// by the subtask's thread only, unless stated otherwise.
///
/// An outbox never refuses a record: batches that the rings cannot accept wait in the senders. Two rules bound their
/// number. The owner is not stepped while [#isClear] is false, and [Pressure] is called when one step sends more than
/// [#OVERFLOW_MAX] batches beyond the rings.
public final class Outbox {
    /// The number of batches that may wait beyond the rings, over all senders, before [Pressure] is called.
    public static final int OVERFLOW_MAX = 256;

    /// Relieves an outbox in the middle of a step that sends too much. Must return only when the outbox is drained,
    /// or throw.
    @FunctionalInterface
    public interface Pressure {
        void relieve(Outbox outbox);
    }

    private final List<Sender> senders = new ArrayList<>();
    private final List<Sender> overflowing = new ArrayList<>();
    private final Pressure pressure;
    private Sender[] open = new Sender[8];
    private int openCount;
    private int overflow;
    /// The state of a pseudo-random sequence, which is the same in each run.
    private long sequence = 1;
    private long recordsSent;
    private long batchesSent;
    private long watermarkSent = Long.MIN_VALUE;

    public Outbox(Pressure pressure) {
        this.pressure = pressure;
    }

    /// Adds a receiver whose batches are published soon, even if the owner is slow.
    public Sender sender(Ring ring, Batch.Keying keying) {
        return sender(ring, keying, 1);
    }

    /// Adds a receiver. Called before the owner's first step.
    ///
    /// @param timeoutMillis the buffer timeout: 0 to publish each record immediately, below 0 to publish when the
    /// owner flushes; any other value means "soon"
    public Sender sender(Ring ring, Batch.Keying keying, long timeoutMillis) {
        return sender(ring, keying, timeoutMillis, RecordSizes.Limit.PLAIN);
    }

    /// Adds a receiver with a bound for the size of a batch in bytes.
    public Sender sender(Ring ring, Batch.Keying keying, long timeoutMillis, RecordSizes.Limit limit) {
        Sender sender = new Sender(this, ring, keying, timeoutMillis, limit);
        senders.add(sender);
        return sender;
    }

    /// Publishes every open batch.
    public void flush() {
        while (openCount > 0) {
            Sender sender = open[--openCount];
            sender.publishOpen();
        }
    }

    /// Sends a control element to every receiver that has not ended.
    public void send(Control control) {
        for (Sender sender : senders) if (!sender.hasEnded()) sender.send(control);
    }

    /// Sends a control element to one of the receivers that have not ended. The choice is pseudo-random: elements of
    /// several senders that arrive in a regular order must not always meet the same receivers.
    public void sendToAny(Control control) {
        sequence = sequence * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        int size = senders.size();
        int first = size == 0 ? 0 : (int) ((sequence >>> 33) % size);
        for (int i = 0; i < size; i++) {
            Sender sender = senders.get((first + i) % size);
            if (sender.hasEnded()) continue;
            sender.send(control);
            return;
        }
    }

    /// Lets the receivers take unpublished batches although the owner is blocked in a step. Called by one thread
    /// that is not the owner's.
    ///
    /// @return whether anything is new since the last call
    public boolean reveal() {
        boolean isNew = false;
        for (Sender sender : senders) isNew |= sender.reveal();
        return isNew;
    }

    /// Moves waiting batches to their rings as far as there is room.
    ///
    /// @return whether no batch waits any more
    public boolean drain() {
        if (overflow == 0) return true;
        for (int i = overflowing.size() - 1; i >= 0; i--) {
            Sender sender = overflowing.get(i);
            overflow -= sender.drain();
            if (sender.isDrained()) overflowing.remove(i);
        }
        return overflow == 0;
    }

    /// Returns whether no batch waits for room in a ring.
    public boolean isClear() {
        return overflow == 0;
    }

    /// Returns whether a ring that refused a batch has room now.
    public boolean canDrain() {
        for (Sender sender : overflowing) if (sender.hasRoom()) return true;
        return false;
    }

    /// Returns the number of batches that wait for room.
    public int overflow() {
        return overflow;
    }

    /// Returns the number of records published so far.
    public long recordsSent() {
        return recordsSent;
    }

    /// Returns the number of batches with records published so far.
    public long batchesSent() {
        return batchesSent;
    }

    /// Returns the last watermark that was sent, in milliseconds; `Long.MIN_VALUE` before the first. Any thread may
    /// call this method, and may see an older watermark.
    public long watermarkSent() {
        return watermarkSent;
    }

    /// Returns the approximate number of batches that receivers have not taken. Thread-safe once all senders
    /// are added.
    public int queued() {
        int queued = 0;
        for (int i = 0; i < senders.size(); i++) queued += senders.get(i).queued();
        return queued;
    }

    /// Returns the capacity of all channels in batches.
    public int capacity() {
        int capacity = 0;
        for (Sender sender : senders) capacity += sender.capacity();
        return capacity;
    }

    void sent(Control control) {
        if (control instanceof Control.Watermark(long timestamp)) watermarkSent = timestamp;
    }

    void opened(Sender sender) {
        if (openCount == open.length) open = Arrays.copyOf(open, openCount * 2);
        open[openCount++] = sender;
    }

    void published(int records) {
        recordsSent += records;
        if (records > 0) batchesSent++;
    }

    void overflowed(Sender sender, boolean first) {
        if (first) overflowing.add(sender);
        if (++overflow > OVERFLOW_MAX) pressure.relieve(this);
    }
}
