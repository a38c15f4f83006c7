package dev.millrace.api.source.legacy;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.base.host.Host;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Passes elements from an emitting thread to a reading thread through a bounded queue. The emitting thread waits while
/// the queue is full; the reading thread is notified by a future. One thread puts and one thread takes at a time.
final class Handover<T> {
    /// Receives the elements in the order in which they were put.
    interface Taker<T> {
        void record(T value, long timestamp);

        void watermark(long timestamp);

        void idle();
    }

    /// Holds an element that was put beyond the capacity.
    private record Beyond(@Nullable Object item, long timestamp) {}

    private static final int CAPACITY = 1 << 10;
    private static final int TAKEN_AT_ONCE = 64;
    private static final long PARK_NANOS_MAX = 1_000_000_000L;
    private static final Object WATERMARK = new Object();
    private static final Object IDLE = new Object();

    private final Host host;
    private final @Nullable Object[] items = new Object[CAPACITY];
    private final long[] timestamps = new long[CAPACITY];
    private final AtomicLong put = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicReference<@Nullable Thread> putting = new AtomicReference<>();
    private final AtomicReference<CompletableFuture<Void>> availability =
            new AtomicReference<>(new CompletableFuture<>());
    /// Whether the capacity is suspended. Meanwhile `beyond` holds the elements that do not fit.
    private final AtomicBoolean isBoundSuspended = new AtomicBoolean();

    private final Queue<Beyond> beyond = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isAwaited = new AtomicBoolean(true);
    private final AtomicBoolean isEnded = new AtomicBoolean();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Handover(Host host) {
        this.host = host;
    }

    void record(T value, long timestamp) {
        put(value, timestamp);
    }

    void watermark(long timestamp) {
        put(WATERMARK, timestamp);
    }

    void idle() {
        put(IDLE, 0);
    }

    private void put(@Nullable Object item, long timestamp) {
        if (isFull()) awaitRoom();
        if (isClosed.get()) throw new ClosedHandoverException();
        if (isFull()) {
            beyond.add(new Beyond(item, timestamp));
            tell();
            return;
        }
        long at = put.get();
        int slot = (int) at & CAPACITY - 1;
        items[slot] = item;
        timestamps[slot] = timestamp;
        put.set(at + 1);
        tell();
    }

    /// Returns whether the next put must wait. Elements in `beyond` follow all elements of the queue.
    private boolean isFull() {
        return put.get() - taken.get() >= CAPACITY || !beyond.isEmpty();
    }

    private void awaitRoom() {
        putting.set(Thread.currentThread());
        try {
            while (isFull() && !isClosed.get() && !isBoundSuspended.get()) {
                if (Thread.currentThread().isInterrupted()) throw new ClosedHandoverException();
                host.threads().park(PARK_NANOS_MAX);
            }
        } finally {
            putting.set(null);
        }
    }

    /// Marks the end of the elements.
    ///
    /// @param thrown the exception to throw to the reading thread after the last element; null after a normal end
    void end(@Nullable Throwable thrown) {
        failure.set(thrown);
        isEnded.set(true);
        tell();
    }

    private void tell() {
        if (isAwaited.get() && isAwaited.compareAndSet(true, false))
            availability().complete(null);
    }

    /// Suspends the capacity until [#resumeBound]: puts do not wait meanwhile.
    void suspendBound() {
        isBoundSuspended.set(true);
        Thread waiting = putting.get();
        if (waiting != null) host.threads().unpark(waiting);
    }

    void resumeBound() {
        isBoundSuspended.set(false);
    }

    /// Takes all elements. No thread may put elements meanwhile.
    void drainAll(Taker<T> taker) {
        while (put.get() > taken.get() || !beyond.isEmpty()) takeSome(taker);
    }

    /// Returns a future that is complete if elements may be available.
    CompletableFuture<Void> availability() {
        return Objects.requireNonNull(availability.get());
    }

    /// Takes some of the available elements.
    ///
    /// @throws Exception if the emitting thread ended with an exception
    InputStatus drain(Taker<T> taker) throws Exception {
        // Read before the queue, because the end follows all elements.
        boolean wasEnded = isEnded.get();
        long from = taken.get();
        if (put.get() == from && beyond.isEmpty()) return wasEnded ? ended() : becomeUnavailable(from);
        takeSome(taker);
        return InputStatus.MORE_AVAILABLE;
    }

    private void takeSome(Taker<T> taker) {
        long from = taken.get();
        int count = (int) Math.min(put.get() - from, TAKEN_AT_ONCE);
        for (int i = 0; i < count; i++) take((int) (from + i) & CAPACITY - 1, taker);
        taken.set(from + count);
        if (count == 0) takeBeyond(taker);
        Thread waiting = putting.get();
        boolean isHalfEmpty = put.get() - taken.get() <= CAPACITY / 2 && beyond.isEmpty();
        if (waiting != null && isHalfEmpty) host.threads().unpark(waiting);
    }

    private void takeBeyond(Taker<T> taker) {
        for (int i = 0; i < TAKEN_AT_ONCE; i++) {
            Beyond next = beyond.peek();
            if (next == null) return;
            give(next.item, next.timestamp, taker);
            beyond.remove();
        }
    }

    private void take(int slot, Taker<T> taker) {
        Object item = items[slot];
        items[slot] = null;
        give(item, timestamps[slot], taker);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a function may emit null
    private void give(@Nullable Object item, long timestamp, Taker<T> taker) {
        if (item == WATERMARK) taker.watermark(timestamp);
        else if (item == IDLE) taker.idle();
        else taker.record((T) item, timestamp);
    }

    private InputStatus ended() throws Exception {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) throw error;
        if (thrown != null) throw (Exception) thrown;
        return InputStatus.END_OF_INPUT;
    }

    private InputStatus becomeUnavailable(long from) {
        if (availability().isDone()) availability.set(new CompletableFuture<>());
        isAwaited.set(true);
        // Elements that arrived before the future was renewed completed no future.
        boolean isStillEmpty = put.get() == from && beyond.isEmpty() && !isEnded.get();
        return isStillEmpty ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
    }

    /// Closes the queue. Later puts throw an exception, which ends the loop of the function.
    void close() {
        isClosed.set(true);
        Thread waiting = putting.get();
        if (waiting != null) host.threads().unpark(waiting);
    }

    boolean isClosed() {
        return isClosed.get();
    }

    /// Ends the loop of a function that emits records after the reader was closed.
    static final class ClosedHandoverException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClosedHandoverException() {
            super("the source was cancelled, or its thread interrupted");
        }
    }
}
