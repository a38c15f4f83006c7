package dev.millrace.connector.files.split;

import dev.millrace.api.util.Preconditions;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Holds a fixed number of objects. A reader takes an object and fills it, and the receiver returns it. Thread-safe.
public class Pool<T> {
    private final ArrayBlockingQueue<T> free;
    private final int capacity;
    private int added;

    /// Returns an object to its pool.
    @FunctionalInterface
    public interface Recycler<T> {
        /// Returns an object to its pool. The caller must not use the object afterwards.
        void recycle(T object);
    }

    /// @param poolCapacity the maximum number of objects
    public Pool(int poolCapacity) {
        this.capacity = poolCapacity;
        this.free = new ArrayBlockingQueue<>(poolCapacity);
    }

    /// Returns the recycler of the pool.
    public Recycler<T> recycler() {
        return this::addBack;
    }

    private void addBack(T object) {
        Preconditions.checkState(free.offer(object), "an object was returned to its pool twice");
    }

    /// Adds a new object.
    ///
    /// @throws IllegalStateException if the pool has all of its objects
    public synchronized void add(T object) {
        Preconditions.checkState(added < capacity, "the pool has all of its objects");
        added++;
        addBack(object);
    }

    /// Takes an object, and waits until there is one.
    public T pollEntry() throws InterruptedException {
        return free.take();
    }

    /// Takes an object; null if all are in use.
    public @Nullable T tryPollEntry() {
        return free.poll();
    }
}
