package dev.millrace.exchange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Passes batches from one producing thread to one consuming thread through a bounded queue without locks. Each side
/// may move to another thread if that happens-after its last call.
///
/// Each side caches the index of the other side, and reads the real index only when the ring seems full or empty. So a
/// cache line moves between the cores once for several batches.
public final class Ring {
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle WAITING;
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Batch[].class);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(Ring.class, "head", long.class);
            TAIL = lookup.findVarHandle(Ring.class, "tail", long.class);
            WAITING = lookup.findVarHandle(Ring.class, "producerWaits", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /// The producer allocates this for the first batch, because in a wide shuffle many channels never carry one.
    /// The consumer reads this field after it has seen [#tail] move.
    private @Nullable Batch[] slots = UnpublishedBatches.NO_BATCHES;

    private final int mask;
    private final Wakeup consumer;
    private final Wakeup producer;
    private final EncodedRows.@Nullable Form rows;
    private final UnpublishedBatches backlog = new UnpublishedBatches();

    // The fields of producer and consumer are on separate cache lines. The long fields between them are padding.
    @SuppressWarnings("unused")
    private long pad00, pad01, pad02, pad03, pad04, pad05, pad06;

    private long tail;
    private long headSeen;

    @SuppressWarnings("unused")
    private long pad10, pad11, pad12, pad13, pad14, pad15, pad16;

    private long head;
    private long tailSeen;

    @SuppressWarnings("unused")
    private long pad20, pad21, pad22, pad23, pad24, pad25, pad26;

    private boolean producerWaits;
    private volatile boolean isAbandoned;

    /// @param capacity a power of two
    /// @param consumer woken when a batch has come
    /// @param producer woken when half of the ring is free, after an [#offer] has failed
    public Ring(int capacity, Wakeup consumer, Wakeup producer) {
        this(capacity, consumer, producer, null);
    }

    /// @param rows makes the rows into which the producer encodes its records; null if records are passed
    /// as objects
    public Ring(int capacity, Wakeup consumer, Wakeup producer, EncodedRows.@Nullable Form rows) {
        if (capacity < 1 || Integer.bitCount(capacity) != 1)
            throw new IllegalArgumentException("capacity " + capacity + " is no power of two");
        this.mask = capacity - 1;
        this.consumer = consumer;
        this.producer = producer;
        this.rows = rows;
    }

    /// Returns the object that makes the rows into which the producer encodes its records; null if records are
    /// passed as objects.
    EncodedRows.@Nullable Form rows() {
        return rows;
    }

    /// Offers a batch. If this returns `false`, the producer is woken when half of the ring is free. Called by the
    /// producer only.
    public boolean offer(Batch batch) {
        long at = tail;
        if (at - headSeen > mask && !hasRoom(at)) return false;
        if (at == 0) slots = new Batch[mask + 1];
        SLOTS.setRelease(slots, (int) at & mask, batch);
        TAIL.setRelease(this, at + 1);
        consumer.wake();
        return true;
    }

    private boolean hasRoom(long at) {
        headSeen = (long) HEAD.getAcquire(this);
        if (at - headSeen <= mask) return true;
        WAITING.setVolatile(this, true);
        headSeen = (long) HEAD.getVolatile(this);
        if (at - headSeen > mask && !isAbandoned) return false;
        WAITING.setRelease(this, false);
        return true;
    }

    /// Arranges a wake-up of the producer when the consumer takes the next batch or, if more than half of the ring
    /// is in use, when half of it is free. Called by the producer only.
    ///
    /// @return whether a wake-up will happen; false if the ring is empty
    public boolean awaitTaking() {
        WAITING.setVolatile(this, true);
        if (!isAbandoned && tail != (long) HEAD.getVolatile(this)) return true;
        WAITING.setRelease(this, false);
        return false;
    }

    /// Takes the next batch. Called by the consumer only.
    ///
    /// @return the next batch, or null if there is none now
    public @Nullable Batch poll() {
        while (true) {
            long at = head;
            if (at == tailSeen) {
                tailSeen = (long) TAIL.getAcquire(this);
                if (at == tailSeen) return backlog.take(at);
            }
            Batch batch = backlog.untaken(remove(at), at);
            if (batch != null) return batch;
        }
    }

    /// Shows the batches that [#poll] would return, in order, without taking them. The batch that the producer
    /// still fills is not shown. Called by the consumer only.
    ///
    /// @param wantsMore receives each batch, and returns whether to continue
    void peek(Predicate<Batch> wantsMore) {
        for (long at = head; ; at++) {
            Batch batch = at < (long) TAIL.getAcquire(this) ? at(at) : backlog.refused(at);
            // The producer may have moved the batch from the queue of refused batches into the
            // ring meanwhile.
            if (batch == null && at < (long) TAIL.getAcquire(this)) batch = at(at);
            if (batch == null) return;
            Batch rest = backlog.untakenYet(batch, at);
            if (rest != null && !wantsMore.test(rest)) return;
        }
    }

    private Batch at(long at) {
        return (Batch) SLOTS.getAcquire(slots, (int) at & mask);
    }

    private Batch remove(long at) {
        int slot = (int) at & mask;
        Batch batch = (Batch) SLOTS.getAcquire(slots, slot);
        SLOTS.setRelease(slots, slot, null);
        HEAD.setVolatile(this, at + 1);
        if ((boolean) WAITING.getVolatile(this) && isHalfEmpty(at + 1)) {
            WAITING.setVolatile(this, false);
            producer.wake();
        }
        return batch;
    }

    /// Returns whether at most half of the ring is in use. A waiting producer is woken only then, once for
    /// several batches.
    private boolean isHalfEmpty(long taken) {
        return (long) TAIL.getAcquire(this) - taken <= (mask + 1) >> 1;
    }

    /// Returns whether [#poll] would certainly return null. Called by the consumer only.
    public boolean isEmpty() {
        return head == (long) TAIL.getVolatile(this) && !backlog.isAsked();
    }

    /// Returns the batches that the producer has not published yet.
    UnpublishedBatches backlog() {
        return backlog;
    }

    /// Lets the consumer take unpublished batches as soon as the ring is empty. Called by one thread at a time.
    ///
    /// @return whether anything is new since the last call
    boolean reveal() {
        if (!backlog.ask()) return false;
        consumer.wake();
        return true;
    }

    /// Returns the approximate number of queued batches. Thread-safe.
    public int queued() {
        long taken = (long) HEAD.getAcquire(this);
        return (int) Math.clamp((long) TAIL.getAcquire(this) - taken, 0, mask + 1);
    }

    /// Returns the number of slots allocated so far.
    int allocated() {
        return slots.length;
    }

    /// Returns the capacity in batches.
    int capacity() {
        return mask + 1;
    }

    /// Stops consuming. Batches that are offered from now on are dropped. Called by the consumer only.
    public void abandon() {
        isAbandoned = true;
        producer.wake();
    }

    /// Returns whether the consumer has stopped, so that offered batches are dropped. Thread-safe.
    public boolean isAbandoned() {
        return isAbandoned;
    }

    /// Returns whether [#offer] would succeed. Called by the producer only.
    public boolean hasRoom() {
        return isAbandoned || tail - headSeen <= mask || tail - (headSeen = (long) HEAD.getVolatile(this)) <= mask;
    }
}
