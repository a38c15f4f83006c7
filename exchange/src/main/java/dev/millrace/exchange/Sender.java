package dev.millrace.exchange;

import dev.millrace.exchange.Batch.Keying;
import org.jspecify.annotations.Nullable;

/// Represents the producing end of one channel. Collects records in a batch. Publishes the batch when it is full, when
/// it is large in bytes, when the [Outbox] is flushed, or when a control element follows. Called by the subtask's
/// thread only, unless stated otherwise.
public final class Sender {
    /// The size in bytes at which an encoded batch is published.
    private static final int ROWS_BYTES = 32 << 10;

    /// Measuring a record costs as much as encoding it, so only one of this many records is measured.
    private static final int RECORDS_PER_MEASURE = 200;

    private final Outbox outbox;
    private final Ring ring;
    private final EncodedRows.@Nullable Form rows;
    private final Keying keying;
    private final UnpublishedBatches backlog;
    private final boolean isHasty;
    private final boolean isPatient;
    private final RecordSizes.Limit limit;
    /// The maximum number of records in a batch, adapted to the sizes of recent records.
    private int batchSize;
    /// The estimated size of a record in bytes.
    private int estimate;
    /// The number of records since one was measured.
    private int unmeasured;

    private @Nullable Batch open;
    private long batches;
    private int overflow;
    private boolean listed;
    private boolean filledLast;
    /// The size in bytes and in records of the last encoded batch.
    private int lastBytes;

    private int lastSize;
    private boolean hasEnded;

    /// @param timeoutMillis the buffer timeout as in [Outbox#sender(Ring, Keying, long)]
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

    /// Returns whether records are encoded when they are sent. If so, the caller may change them afterwards.
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

    /// Sends a control element after all records sent so far, and publishes it immediately.
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

    /// Returns whether [Control.End] was sent, so that nothing may follow.
    boolean hasEnded() {
        return hasEnded;
    }

    /// Returns the approximate number of batches that the receiver has not taken, for load-aware partitioning.
    public int queued() {
        return ring.queued() + overflow;
    }

    /// Returns the capacity of the channel in batches.
    int capacity() {
        return ring.capacity();
    }

    /// Publishes the open batch, if any. Called by the outbox, which has removed this sender from its list.
    void publishOpen() {
        listed = false;
        Batch batch = open;
        if (batch == null) return;
        filledLast = false;
        close(batch);
    }

    /// @return the number of batches moved
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

    /// Lets the receiver take unpublished batches, unless the buffer timeout is unlimited. Called by one thread
    /// that is not the subtask's.
    ///
    /// @return whether anything is new since the last call
    boolean reveal() {
        return !isPatient && ring.reveal();
    }

    /// Returns whether the ring would accept a batch now.
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

    /// Measures a record. Byte arrays and texts know their length; of other records, some are measured.
    private void measure(@Nullable Object first) {
        int bytes = RecordSizes.plain(first);
        if (bytes == RecordSizes.UNKNOWN) {
            if (batches > 0 && unmeasured < RECORDS_PER_MEASURE) return;
            unmeasured = 0;
            bytes = limit.sizes().bytes(first);
        }
        if (bytes != RecordSizes.UNKNOWN || estimate != 0) adapt(bytes);
    }

    /// Adapts the batch size. Large records make batches small immediately. Small records make batches
    /// larger gradually.
    private void adapt(int bytes) {
        estimate = Math.max(bytes, estimate - (estimate - bytes + 3) / 4);
        batchSize = Math.clamp(limit.bytes() / Math.max(1, estimate), 1, Batch.CAPACITY);
    }

    /// Makes a batch. If the last batch was full, the new one has its full capacity from the start.
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
