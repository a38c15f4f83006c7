package dev.millrace.api.source.reader;

import dev.millrace.api.util.Preconditions;
import dev.millrace.base.host.Host;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Passes batches from fetchers to a reader through a bounded queue. Fetchers wait while the queue is full; the reader
/// is notified by a future. Any number of threads may put, each with its own index; one thread polls.
public class FutureCompletingBlockingQueue<T> {
    /// A completed future.
    public static final CompletableFuture<Void> AVAILABLE = CompletableFuture.completedFuture(null);

    private static final long PARK_NANOS_MAX = 1_000_000_000L;

    private final Host host = Host.real();
    private final int capacity;
    private final Queue<T> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicReference<CompletableFuture<Void>> availability =
            new AtomicReference<>(new CompletableFuture<>());
    private final Map<Integer, Thread> putting = new ConcurrentHashMap<>();
    private final Set<Integer> woken = ConcurrentHashMap.newKeySet();

    public FutureCompletingBlockingQueue() {
        this(SourceReaderOptions.ELEMENT_QUEUE_CAPACITY.defaultValue());
    }

    /// @param capacity the maximum number of elements, above 0
    public FutureCompletingBlockingQueue(int capacity) {
        Preconditions.checkArgument(capacity > 0, "the capacity of a queue must be above 0");
        this.capacity = capacity;
    }

    /// Returns a future that completes when the queue has an element or [#notifyAvailable] is called.
    public CompletableFuture<Void> getAvailabilityFuture() {
        return Objects.requireNonNull(availability.get());
    }

    /// Completes the future, so that the reader polls again.
    public void notifyAvailable() {
        availability.getAndSet(AVAILABLE).complete(null);
    }

    /// Adds an element and waits while the queue is full.
    ///
    /// @param threadIndex identifies the thread for [#wakeUpPuttingThread]
    /// @return false if the thread was woken up before the element was added
    public boolean put(int threadIndex, T element) throws InterruptedException {
        putting.put(threadIndex, Thread.currentThread());
        try {
            while (!woken.remove(threadIndex)) {
                if (tryReserve()) {
                    queue.add(element);
                    notifyAvailable();
                    return true;
                }
                if (Thread.interrupted()) throw new InterruptedException();
                host.threads().park(PARK_NANOS_MAX);
            }
            return false;
        } finally {
            putting.remove(threadIndex);
        }
    }

    /// Removes and returns the next element. If the queue is empty afterwards, the availability future is renewed.
    ///
    /// @return null if the queue is empty
    public @Nullable T poll() {
        T element = queue.poll();
        if (element != null) {
            size.decrementAndGet();
            putting.values().forEach(host.threads()::unpark);
        }
        if (queue.isEmpty()) becomeUnavailable();
        return element;
    }

    /// Returns the next element without removing it; null if the queue is empty.
    public @Nullable T peek() {
        return queue.peek();
    }

    /// Returns the number of elements.
    public int size() {
        return queue.size();
    }

    /// Tells whether the queue is empty.
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /// Returns the number of elements that fit into the queue.
    public int remainingCapacity() {
        return capacity - size.get();
    }

    /// Makes the current or the next [#put] of a thread return.
    public void wakeUpPuttingThread(int threadIndex) {
        woken.add(threadIndex);
        Thread thread = putting.get(threadIndex);
        if (thread != null) host.threads().unpark(thread);
    }

    private boolean tryReserve() {
        for (int taken = size.get(); taken < capacity; taken = size.get()) {
            if (size.compareAndSet(taken, taken + 1)) return true;
        }
        return false;
    }

    private void becomeUnavailable() {
        if (availability.compareAndSet(AVAILABLE, new CompletableFuture<>()) && !queue.isEmpty()) notifyAvailable();
    }
}
