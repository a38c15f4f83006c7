package dev.millrace.exchange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A bounded queue of batches from one producing thread to one consuming thread, without locks. Each side may move
/// to another thread if that happens-after its last call.
///
/// Both sides keep the other's index cached and look at the real one only when the cached one says full or empty,
/// so that a cache line moves between the cores once for several batches.
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

    /// Made by the producer for the first batch: in a wide shuffle many channels never carry one. The consumer reads
    /// this after it has seen [#tail] move.
    private @Nullable Batch[] slots = UnpublishedBatches.NO_BATCHES;

    private final int mask;
    private final Wakeup consumer;
    private final Wakeup producer;
    private final EncodedRows.@Nullable Form rows;
    private final UnpublishedBatches backlog = new UnpublishedBatches();

    // Producer's and consumer's words lie on cache lines of their own; the long fields between keep them apart.
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
    /// @param producer woken when half of the ring is free after an [#offer] had failed
    public Ring(int capacity, Wakeup consumer, Wakeup producer) {
        this(capacity, consumer, producer, null);
    }

    /// @param rows how the producer is to write its records down; null if they are handed over as they are
    public Ring(int capacity, Wakeup consumer, Wakeup producer, EncodedRows.@Nullable Form rows) {
        if (capacity < 1 || Integer.bitCount(capacity) != 1)
            throw new IllegalArgumentException("capacity " + capacity + " is no power of two");
        this.mask = capacity - 1;
        this.consumer = consumer;
        this.producer = producer;
        this.rows = rows;
    }

    /// How the producer is to write its records down; null if they are handed over as they are.
    EncodedRows.@Nullable Form rows() {
        return rows;
    }

    /// Producer only. After a `false`, the producer is woken when half of the ring is free.
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

    /// Producer only: has the producer woken when the consumer takes the next batch or, if more than half of the
    /// ring is in use, when half of it is free.
    ///
    /// @return whether that will happen; not if there is nothing to take
    public boolean awaitTaking() {
        WAITING.setVolatile(this, true);
        if (!isAbandoned && tail != (long) HEAD.getVolatile(this)) return true;
        WAITING.setRelease(this, false);
        return false;
    }

    /// Consumer only.
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

    /// Consumer only: shows what [#poll] would give, in order, without taking it; not what the producer still fills.
    ///
    /// @param wantsMore told each batch
    void peek(Predicate<Batch> wantsMore) {
        for (long at = head; ; at++) {
            Batch batch = at < (long) TAIL.getAcquire(this) ? at(at) : backlog.refused(at);
            // The producer may just have moved it from one place to the other.
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

    /// A producer that waits is woken once for several batches.
    private boolean isHalfEmpty(long taken) {
        return (long) TAIL.getAcquire(this) - taken <= (mask + 1) >> 1;
    }

    /// Consumer only: whether [#poll] would surely find nothing.
    public boolean isEmpty() {
        return head == (long) TAIL.getVolatile(this) && !backlog.isAsked();
    }

    /// What the producer keeps to itself so far.
    UnpublishedBatches backlog() {
        return backlog;
    }

    /// One thread: lets the consumer take what the producer keeps to itself so far, as soon as the ring is empty.
    ///
    /// @return whether there is anything that was not there when this was last called
    boolean reveal() {
        if (!backlog.ask()) return false;
        consumer.wake();
        return true;
    }

    /// Any thread: how many batches are queued, roughly.
    public int queued() {
        long taken = (long) HEAD.getAcquire(this);
        return (int) Math.clamp((long) TAIL.getAcquire(this) - taken, 0, mask + 1);
    }

    /// For how many batches it has memory so far.
    int allocated() {
        return slots.length;
    }

    /// How many batches there is room for.
    int capacity() {
        return mask + 1;
    }

    /// Consumer only: nothing will be polled any more. What is offered from now on is dropped.
    public void abandon() {
        isAbandoned = true;
        producer.wake();
    }

    /// Any thread: whether the consumer has gone, so that what is offered is dropped.
    public boolean isAbandoned() {
        return isAbandoned;
    }

    /// Producer only: whether [#offer] would succeed.
    public boolean hasRoom() {
        return isAbandoned || tail - headSeen <= mask || tail - (headSeen = (long) HEAD.getVolatile(this)) <= mask;
    }
}
