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

/// A bounded queue between fetchers, which wait when it is full, and a reader, which never waits but learns from a
/// future when there is something. Any number of threads put, each with an index of its own; one thread polls.
public class FutureCompletingBlockingQueue<T> {
    /// Complete from the start.
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

    /// @param capacity how many elements it holds, above 0
    public FutureCompletingBlockingQueue(int capacity) {
        Preconditions.checkArgument(capacity > 0, "the capacity of a queue must be above 0");
        this.capacity = capacity;
    }

    /// A future that is complete when the queue has something or somebody called [#notifyAvailable].
    public CompletableFuture<Void> getAvailabilityFuture() {
        return Objects.requireNonNull(availability.get());
    }

    /// Completes the future, so that the reader looks again.
    public void notifyAvailable() {
        availability.getAndSet(AVAILABLE).complete(null);
    }

    /// Adds an element, and waits while the queue is full.
    ///
    /// @param threadIndex names the thread for [#wakeUpPuttingThread]
    /// @return false if it was woken before the element was added
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

    /// The next element; null if there is none, and then the future is a new one.
    public @Nullable T poll() {
        T element = queue.poll();
        if (element != null) {
            size.decrementAndGet();
            putting.values().forEach(host.threads()::unpark);
        }
        if (queue.isEmpty()) becomeUnavailable();
        return element;
    }

    /// The next element, which stays; null if there is none.
    public @Nullable T peek() {
        return queue.peek();
    }

    public int size() {
        return queue.size();
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    public int remainingCapacity() {
        return capacity - size.get();
    }

    /// Lets a thread return from [#put], now or when it next comes.
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
