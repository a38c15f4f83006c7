package dev.millrace.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All that one subtask sends: its open batches, and what its full rings did not take yet. Owned by the
/// subtask's thread.
///
/// Nothing here ever refuses a record: what the rings cannot take waits in the senders. The bound is kept by the
/// owner, who is not stepped while [#isClear] is false, and by [Pressure], which is called when one step sends
/// more than [#OVERFLOW_MAX] batches beyond the rings.
public final class Outbox {
    /// Batches that may wait beyond the rings, over all senders, before [Pressure] is felt.
    public static final int OVERFLOW_MAX = 256;

    /// Called in the middle of a step that sends too much; must return only when the outbox has drained, or throw.
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
    private int turn = -1;
    private long recordsSent;
    private long batchesSent;
    private long watermarkSent = Long.MIN_VALUE;

    public Outbox(Pressure pressure) {
        this.pressure = pressure;
    }

    /// Adds a target to which batches go soon, however slow the owner is.
    public Sender sender(Ring ring, Batch.Keying keying) {
        return sender(ring, keying, 1);
    }

    /// Adds a target; to be called before the owner's first step.
    ///
    /// @param timeoutMillis how long a record may wait for company: 0 for not at all, below 0 until the owner
    /// flushes; any other number is taken for "soon"
    public Sender sender(Ring ring, Batch.Keying keying, long timeoutMillis) {
        return sender(ring, keying, timeoutMillis, RecordSizes.Limit.PLAIN);
    }

    /// The same with a bound for the bytes of a batch.
    public Sender sender(Ring ring, Batch.Keying keying, long timeoutMillis, RecordSizes.Limit limit) {
        Sender sender = new Sender(this, ring, keying, timeoutMillis, limit);
        senders.add(sender);
        return sender;
    }

    /// Publishes every open batch, so that nothing waits here for company.
    public void flush() {
        while (openCount > 0) {
            Sender sender = open[--openCount];
            sender.publishOpen();
        }
    }

    /// Sends a control element to every target that has not ended.
    public void send(Control control) {
        for (Sender sender : senders) if (!sender.hasEnded()) sender.send(control);
    }

    /// Sends a control element to one of the targets that have not ended, each in its turn.
    public void sendInTurn(Control control) {
        for (int looked = 0; looked < senders.size(); looked++) {
            turn = turn + 1 < senders.size() ? turn + 1 : 0;
            Sender sender = senders.get(turn);
            if (sender.hasEnded()) continue;
            sender.send(control);
            return;
        }
    }

    /// One thread, not the owner's: lets the receivers take what is held back here although the owner is stuck
    /// in a step.
    ///
    /// @return whether there is anything that was not there when this was last called
    public boolean reveal() {
        boolean isNew = false;
        for (Sender sender : senders) isNew |= sender.reveal();
        return isNew;
    }

    /// Moves waiting batches to their rings as far as there is room.
    ///
    /// @return whether nothing waits any more
    public boolean drain() {
        if (overflow == 0) return true;
        for (int i = overflowing.size() - 1; i >= 0; i--) {
            Sender sender = overflowing.get(i);
            overflow -= sender.drain();
            if (sender.isDrained()) overflowing.remove(i);
        }
        return overflow == 0;
    }

    /// Whether nothing waits for room in a ring.
    public boolean isClear() {
        return overflow == 0;
    }

    /// Whether a ring that refused a batch has room now.
    public boolean canDrain() {
        for (Sender sender : overflowing) if (sender.hasRoom()) return true;
        return false;
    }

    /// Batches waiting for room.
    public int overflow() {
        return overflow;
    }

    /// Records published so far.
    public long recordsSent() {
        return recordsSent;
    }

    /// Batches with records published so far.
    public long batchesSent() {
        return batchesSent;
    }

    /// The last watermark sent to anybody, in milliseconds; `Long.MIN_VALUE` before the first. Any thread may ask, and
    /// may be told an older one.
    public long watermarkSent() {
        return watermarkSent;
    }

    /// Batches that receivers have not taken, roughly. Any thread, once all senders are there.
    public int queued() {
        int queued = 0;
        for (int i = 0; i < senders.size(); i++) queued += senders.get(i).queued();
        return queued;
    }

    /// How many batches there is room for.
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
