package dev.millrace.exchange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Holds the batches that the sender of a channel has not put into the [Ring]: those for which there was no room, and
/// the open one. The receiver may read them, but does so only when it was asked to, because this moves cache lines
/// between the cores.
///
/// So the receiver can take sent records while the sender's thread is blocked in user code, without help from that
/// thread. The sender does not learn what was taken, and later puts all batches into the ring. The ring skips what the
/// receiver has taken already.
final class UnpublishedBatches {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Batch[].class);

    /// The index of the open batch in its array, with a cache line on both sides, because the receiver reads the
    /// other fields often.
    private static final int OPEN = 16;

    static final @Nullable Batch[] NO_BATCHES = {};
    private static final Queue<Batch> NONE_REFUSED = new ConcurrentLinkedQueue<>();

    // The sender allocates both at first use, because in a wide shuffle many channels never need them.
    private volatile Queue<Batch> refused = NONE_REFUSED;
    private volatile @Nullable Batch[] open = NO_BATCHES;
    private volatile boolean isAsked;

    // The receiver alone uses these fields: the number of the first batch that was not completely taken from here,
    // and the number of its records that were.
    private long next;
    private int taken;

    // The asking thread alone uses these fields: the batch and size that it last saw.
    private long askedNumber = -1;
    private int askedSize;

    /// Sets the batch that is being filled. Called by the sender only.
    void open(Batch batch) {
        if (open.length == 0) open = new Batch[2 * OPEN + 1];
        SLOT.setRelease(open, OPEN, batch);
    }

    /// Clears the open batch. Called by the sender only.
    void closed() {
        SLOT.setOpaque(open, OPEN, null);
    }

    /// Adds a batch for which the ring has no room. Called by the sender only.
    void refused(Batch batch) {
        if (refused == NONE_REFUSED) refused = new ConcurrentLinkedQueue<>();
        refused.add(batch);
    }

    /// Returns the first batch for which the ring had no room. Called by the sender only.
    ///
    /// @return the batch, or null if there is none
    @Nullable
    Batch firstRefused() {
        return refused.peek();
    }

    /// Removes the first refused batch, because the ring has accepted it. Called by the sender only.
    void accepted() {
        refused.remove();
    }

    /// Asks the receiver to look here. Called by one thread at a time.
    ///
    /// @return whether anything is new since the last call
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

    /// Returns a batch by its number if the ring has had no room for it; else null. Called by the receiver only.
    @Nullable
    Batch refused(long number) {
        for (Batch batch : refused) if (batch.number() == number) return batch;
        return null;
    }

    /// Returns the part of a batch that was not taken from here already; null if all of it was. Called by the
    /// receiver only.
    @Nullable
    Batch untakenYet(Batch batch, long number) {
        if (number < next) return null;
        return number == next ? batch.rest(taken) : batch;
    }

    boolean isAsked() {
        return isAsked;
    }

    /// Takes what is here. Called by the receiver only, when the ring is empty.
    ///
    /// @param number the number of the next batch
    /// @return null if nothing is here or no thread has asked
    @Nullable
    Batch take(long number) {
        if (!isAsked) return null;
        // The flag is reset first, so that a request meanwhile is not lost.
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
        // After the end, nobody would empty the ring, but the sender still has to put the batches taken here
        // into the ring. So the end stays for the ring.
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

    /// Returns the part of a batch from the ring that was not taken from here. Called by the receiver only.
    ///
    /// @return null if all of it was taken from here
    @Nullable
    Batch untaken(Batch batch, long number) {
        if (number < next) return null;
        // The records taken here belong to the batch that comes first now.
        int from = taken;
        if (from == 0) return batch;
        taken = 0;
        return batch.rest(from);
    }
}
