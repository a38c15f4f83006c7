package dev.millrace.exchange;

import dev.millrace.exchange.Batch.Keying;
import org.jspecify.annotations.Nullable;

/// The producing end of one channel: gathers records into a batch and publishes it when it is full, when the
/// [Outbox] is flushed, when it is long in bytes, or when a control element follows. Owned by the subtask's thread.
public final class Sender {
    /// A batch that is written down and so long goes.
    private static final int ROWS_BYTES = 32 << 10;

    /// To measure a record costs as much as to write it down.
    private static final int RECORDS_PER_MEASURE = 200;

    private final Outbox outbox;
    private final Ring ring;
    private final EncodedRows.@Nullable Form rows;
    private final Keying keying;
    private final UnpublishedBatches backlog;
    private final boolean isHasty;
    private final boolean isPatient;
    private final RecordSizes.Limit limit;
    /// How many records go into a batch, by the size of those that came.
    private int batchSize;
    /// Of a record, roughly.
    private int estimate;
    /// Records since one was measured.
    private int unmeasured;

    private @Nullable Batch open;
    private long batches;
    private int overflow;
    private boolean listed;
    private boolean filledLast;
    /// Of the last batch that was written down.
    private int lastBytes;

    private int lastSize;
    private boolean hasEnded;

    /// @param timeoutMillis as in [Outbox#sender(Ring, Keying, long)]
    Sender(Outbox outbox, Ring ring, Keying keying, long timeoutMillis, RecordSizes.Limit limit) {
        this.outbox = outbox;
        this.ring = ring;
        this.rows = ring.rows();
        this.keying = keying;
        this.backlog = ring.backlog();
        this.isHasty = timeoutMillis == 0;
        this.limit = limit;
        this.batchSize = isHasty ? 1 : Batch.CAPACITY;
        this.isPatient = timeoutMillis < 0;
    }

    /// Whether records are written down when they are sent: then whoever sends them may change them afterwards.
    public boolean isWriting() {
        return rows != null;
    }

    public void send(@Nullable Object value, long timestamp) {
        Batch batch = open;
        if (batch == null) batch = begin(value);
        batch.add(value, timestamp);
        if (isFull(batch)) publishFull(batch);
    }

    public void sendByLong(@Nullable Object value, long timestamp, long key, int hash) {
        Batch batch = open;
        if (batch == null) batch = begin(value);
        batch.addByLong(value, timestamp, key, hash);
        if (isFull(batch)) publishFull(batch);
    }

    public void sendByObject(@Nullable Object value, long timestamp, @Nullable Object key, int hash) {
        Batch batch = open;
        if (batch == null) batch = begin(value);
        batch.addByObject(value, timestamp, key, hash);
        if (isFull(batch)) publishFull(batch);
    }

    /// Sends a control element behind all records sent so far, at once.
    public void send(Control control) {
        if (control instanceof Control.End) hasEnded = true;
        outbox.sent(control);
        Batch batch = open;
        if (batch == null) {
            publish(Batch.of(control));
        } else {
            batch.end(control);
            close(batch);
        }
    }

    /// Whether [Control.End] was sent, so that nothing may follow.
    boolean hasEnded() {
        return hasEnded;
    }

    /// How many batches the receiver has not taken, roughly; for load-aware partitioning.
    public int queued() {
        return ring.queued() + overflow;
    }

    /// How many batches the channel has room for.
    int capacity() {
        return ring.capacity();
    }

    /// Publishes the open batch, if any; called by the outbox, which has taken this sender off its list.
    void publishOpen() {
        listed = false;
        Batch batch = open;
        if (batch == null) return;
        filledLast = false;
        close(batch);
    }

    /// @return how many batches were moved
    int drain() {
        int before = overflow;
        Batch batch;
        while ((batch = backlog.firstRefused()) != null && ring.offer(batch)) {
            backlog.accepted();
            overflow--;
        }
        return before - overflow;
    }

    boolean isDrained() {
        return overflow == 0;
    }

    /// One thread, not the subtask's: lets the receiver take what is held back here, unless it is to wait for company.
    ///
    /// @return whether there is anything that was not there when this was last called
    boolean reveal() {
        return !isPatient && ring.reveal();
    }

    /// Whether a batch could go to the receiver at once.
    public boolean hasRoom() {
        return ring.hasRoom();
    }

    private boolean isFull(Batch batch) {
        int size = batch.size();
        return size >= batchSize || rows != null && batch.rowEnd(size - 1) >= ROWS_BYTES;
    }

    private Batch begin(@Nullable Object first) {
        if (!isHasty && rows == null) measure(first);
        Batch batch = make();
        open = batch;
        batch.number(batches);
        backlog.open(batch);
        if (!listed) {
            listed = true;
            outbox.opened(this);
        }
        return batch;
    }

    /// Byte arrays and texts tell their length; of others, some are measured.
    private void measure(@Nullable Object first) {
        int bytes = RecordSizes.plain(first);
        if (bytes == RecordSizes.UNKNOWN) {
            if (batches > 0 && unmeasured < RECORDS_PER_MEASURE) return;
            unmeasured = 0;
            bytes = limit.sizes().bytes(first);
        }
        if (bytes != RecordSizes.UNKNOWN || estimate != 0) adapt(bytes);
    }

    /// Large records make small batches at once; small ones make large batches again after a while.
    private void adapt(int bytes) {
        estimate = Math.max(bytes, estimate - (estimate - bytes + 3) / 4);
        batchSize = Math.clamp(limit.bytes() / Math.max(1, estimate), 1, Batch.CAPACITY);
    }

    /// A target that filled its last batch will fill this one: no growing then.
    private Batch make() {
        if (rows != null) return Batch.written(keying, rows.make(lastBytes + lastBytes / 8), lastSize);
        return filledLast ? Batch.full(keying) : Batch.small(keying);
    }

    private void publishFull(Batch batch) {
        filledLast = batchSize == Batch.CAPACITY;
        close(batch);
    }

    private void close(Batch batch) {
        open = null;
        unmeasured += batch.size();
        if (rows != null) {
            lastSize = batch.size();
            lastBytes = batch.rowEnd(lastSize - 1);
        }
        backlog.closed();
        publish(batch);
    }

    private void publish(Batch batch) {
        batch.number(batches++);
        outbox.published(batch.size());
        if (overflow == 0 && ring.offer(batch)) return;
        backlog.refused(batch);
        outbox.overflowed(this, overflow++ == 0);
    }
}
