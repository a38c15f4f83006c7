package dev.millrace.exchange;

import dev.millrace.exchange.Batch.Keying;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The producing end of one channel: gathers records into a batch and publishes it when it is full, when the [Outbox]
/// is
/// flushed, or when a control element follows. Owned by the subtask's thread.
public final class Sender {
    private final Outbox outbox;
    private final Ring ring;
    private final Keying keying;
    private final ArrayDeque<Batch> overflow = new ArrayDeque<>();
    private @Nullable Batch open;
    private boolean listed;
    private boolean filledLast;

    Sender(Outbox outbox, Ring ring, Keying keying) {
        this.outbox = outbox;
        this.ring = ring;
        this.keying = keying;
    }

    public void send(@Nullable Object value, long timestamp) {
        Batch batch = open;
        if (batch == null) batch = begin();
        batch.add(value, timestamp);
        if (batch.isFull()) publishFull(batch);
    }

    public void sendByLong(@Nullable Object value, long timestamp, long key, int hash) {
        Batch batch = open;
        if (batch == null) batch = begin();
        batch.addByLong(value, timestamp, key, hash);
        if (batch.isFull()) publishFull(batch);
    }

    public void sendByObject(@Nullable Object value, long timestamp, @Nullable Object key, int hash) {
        Batch batch = open;
        if (batch == null) batch = begin();
        batch.addByObject(value, timestamp, key, hash);
        if (batch.isFull()) publishFull(batch);
    }

    /// Sends a control element behind all records sent so far, at once.
    public void send(Control control) {
        Batch batch = open;
        if (batch == null) {
            publish(Batch.of(control));
        } else {
            open = null;
            batch.end(control);
            publish(batch);
        }
    }

    /// How many batches the receiver has not taken, roughly; for load-aware partitioning.
    public int queued() {
        return ring.queued() + overflow.size();
    }

    /// Publishes the open batch, if any; called by the outbox, which has taken this sender off its list.
    void publishOpen() {
        listed = false;
        Batch batch = open;
        if (batch == null) return;
        filledLast = false;
        open = null;
        publish(batch);
    }

    /// @return how many batches were moved
    int drain() {
        int moved = 0;
        while (!overflow.isEmpty() && ring.offer(overflow.peek())) {
            overflow.remove();
            moved++;
        }
        return moved;
    }

    boolean isDrained() {
        return overflow.isEmpty();
    }

    /// Whether a batch could go to the receiver at once.
    public boolean hasRoom() {
        return ring.hasRoom();
    }

    private Batch begin() {
        // A target that filled its last batch will fill this one: no growing then.
        Batch batch = filledLast ? Batch.full(keying) : Batch.small(keying);
        open = batch;
        if (!listed) {
            listed = true;
            outbox.opened(this);
        }
        return batch;
    }

    private void publishFull(Batch batch) {
        filledLast = true;
        open = null;
        publish(batch);
    }

    private void publish(Batch batch) {
        outbox.published(batch.size());
        if (overflow.isEmpty() && ring.offer(batch)) return;
        boolean first = overflow.isEmpty();
        overflow.add(batch);
        outbox.overflowed(this, first);
    }
}
