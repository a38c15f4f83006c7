package dev.millrace.exchange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// What the sender of a channel has not put into the [Ring]: batches for which there was no room, and the one that
/// is being filled. The receiver may look in here, but does so only when it was asked to, since that moves cache
/// lines between the cores.
///
/// So what was sent can be taken while the sender's thread is stuck in user code: nothing is asked of that thread. It
/// does not learn what was taken, and puts all batches into the ring in the end; the ring drops what it knows already.
final class UnpublishedBatches {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Batch[].class);

    /// Where in its array the open batch is, with a cache line to both sides: the receiver reads the other
    /// fields often.
    private static final int OPEN = 16;

    static final @Nullable Batch[] NO_BATCHES = {};
    private static final Queue<Batch> NONE_REFUSED = new ConcurrentLinkedQueue<>();

    // The sender makes both when it first needs them: in a wide shuffle many channels never do.
    private volatile Queue<Batch> refused = NONE_REFUSED;
    private volatile @Nullable Batch[] open = NO_BATCHES;
    private volatile boolean isAsked;

    // The receiver's own: the first batch that was not taken whole from here, and how many records of it were.
    private long next;
    private int taken;

    // The asking thread's own: what it saw when it last asked.
    private long askedNumber = -1;
    private int askedSize;

    /// Sender only: a batch begins to be filled.
    void open(Batch batch) {
        if (open.length == 0) open = new Batch[2 * OPEN + 1];
        SLOT.setRelease(open, OPEN, batch);
    }

    /// Sender only: the open batch goes elsewhere.
    void closed() {
        SLOT.setOpaque(open, OPEN, null);
    }

    /// Sender only: the ring has no room for a batch.
    void refused(Batch batch) {
        if (refused == NONE_REFUSED) refused = new ConcurrentLinkedQueue<>();
        refused.add(batch);
    }

    /// Sender only.
    ///
    /// @return the first batch the ring had no room for, or null
    @Nullable
    Batch firstRefused() {
        return refused.peek();
    }

    /// Sender only: the ring has taken the first batch.
    void accepted() {
        refused.remove();
    }

    /// One thread, the same each time or one after the other: asks the receiver to look in here.
    ///
    /// @return whether there is anything that was not there when this was last called
    boolean ask() {
        boolean isNew = !refused.isEmpty() || hasGrown();
        if (isNew) isAsked = true;
        return isNew;
    }

    private boolean hasGrown() {
        Batch batch = openBatch();
        if (batch == null) return false;
        int size = batch.sizeSoFar();
        if (size == 0 || (batch.number() == askedNumber && size == askedSize)) return false;
        askedNumber = batch.number();
        askedSize = size;
        return true;
    }

    private @Nullable Batch openBatch() {
        Batch[] there = open;
        return there.length == 0 ? null : (Batch) SLOT.getAcquire(there, OPEN);
    }

    /// Receiver only: a batch by its number, if the ring had no room for it so far.
    @Nullable
    Batch refused(long number) {
        for (Batch batch : refused) if (batch.number() == number) return batch;
        return null;
    }

    /// Receiver only: what of a batch was not taken from here already; null if all of it was.
    @Nullable
    Batch untakenYet(Batch batch, long number) {
        if (number < next) return null;
        return number == next ? batch.rest(taken) : batch;
    }

    boolean isAsked() {
        return isAsked;
    }

    /// Receiver only, once the ring is empty.
    ///
    /// @param number of the batch that comes next
    /// @return null if nothing is here or nobody asked
    @Nullable
    Batch take(long number) {
        if (!isAsked) return null;
        // First, so that what is asked for while this looks is not lost.
        isAsked = false;
        next = Math.max(next, number);
        Batch found = find();
        if (found != null) isAsked = true;
        return found;
    }

    private @Nullable Batch find() {
        for (Batch batch : refused) if (batch.number() == next) return takeRefused(batch);
        Batch batch = openBatch();
        return batch == null || batch.number() != next ? null : takePart(batch, batch.sizeSoFar());
    }

    private @Nullable Batch takeRefused(Batch batch) {
        // Behind the end nobody would empty the ring for a sender that still has to put there what was taken here.
        if (batch.control() instanceof Control.End) return takePart(batch, batch.size());
        Batch rest = batch.rest(taken);
        next++;
        taken = 0;
        return rest;
    }

    private @Nullable Batch takePart(Batch batch, int size) {
        if (size == taken) return null;
        Batch part = batch.part(taken, size);
        taken = size;
        return part;
    }

    /// Receiver only: what is left of a batch that came through the ring.
    ///
    /// @return null if all was taken from here
    @Nullable
    Batch untaken(Batch batch, long number) {
        if (number < next) return null;
        // What was taken was taken of the batch that now comes first.
        int from = taken;
        if (from == 0) return batch;
        taken = 0;
        return batch.rest(from);
    }
}
