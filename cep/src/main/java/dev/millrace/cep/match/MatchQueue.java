package dev.millrace.cep.match;

import dev.millrace.base.fault.Check;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Orders partial matches by their first event, in a binary heap. The order in which the matcher visits
/// them is the order of the heap's array, as in Flink, so the heap works like [java.util.PriorityQueue].
/// Not thread-safe.
///
/// @param <T> the type of the events
public final class MatchQueue<T> {
    private static final int FIRST_CAPACITY = 2;

    private @Nullable PartialMatch<T>[] heap;
    private int size;

    /// Creates an empty queue.
    public MatchQueue() {
        this.heap = array(FIRST_CAPACITY);
    }

    private MatchQueue(MatchQueue<T> from) {
        this.heap = Arrays.copyOf(from.heap, Math.max(FIRST_CAPACITY, from.size));
        this.size = from.size;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable PartialMatch<T>[] array(int length) {
        return new PartialMatch[length];
    }

    /// Returns a copy with the same order.
    MatchQueue<T> copy() {
        return new MatchQueue<>(this);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// Returns a partial match by its position in the array.
    public PartialMatch<T> at(int index) {
        return Check.present(heap[index], "a partial match");
    }

    /// Returns the partial match that starts first; null if the queue is empty.
    @Nullable
    PartialMatch<T> first() {
        return size == 0 ? null : heap[0];
    }

    /// Adds a partial match.
    public void add(PartialMatch<T> match) {
        if (size == heap.length) heap = Arrays.copyOf(heap, size + (size < 64 ? size + 2 : size >> 1));
        siftUp(size++, match);
    }

    /// Removes the partial match that starts first. The queue must not be empty.
    PartialMatch<T> removeFirst() {
        PartialMatch<T> first = at(0);
        PartialMatch<T> last = at(--size);
        heap[size] = null;
        if (size > 0) siftDown(0, last);
        return first;
    }

    void clear() {
        Arrays.fill(heap, 0, size, null);
        size = 0;
    }

    /// Replaces the content by that of another queue.
    void set(MatchQueue<T> other) {
        if (heap.length < other.size || heap.length > 4 * other.size + 16) {
            heap = Arrays.copyOf(other.heap, Math.max(FIRST_CAPACITY, other.size));
        } else {
            System.arraycopy(other.heap, 0, heap, 0, other.size);
            if (size > other.size) Arrays.fill(heap, other.size, size, null);
        }
        size = other.size;
    }

    /// Removes the partial matches for which a condition holds, and passes them to the consumer.
    void removeIf(Predicate<PartialMatch<T>> condition, Consumer<PartialMatch<T>> removed) {
        int left = 0;
        for (int i = 0; i < size; i++) {
            PartialMatch<T> match = at(i);
            if (condition.test(match)) removed.accept(match);
            else heap[left++] = match;
        }
        if (left == size) return;
        Arrays.fill(heap, left, size, null);
        size = left;
        for (int i = (size >>> 1) - 1; i >= 0; i--) siftDown(i, at(i));
    }

    private void siftUp(int from, PartialMatch<T> match) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            PartialMatch<T> above = at(parent);
            if (!above.isAfter(match)) break;
            heap[at] = above;
            at = parent;
        }
        heap[at] = match;
    }

    private void siftDown(int from, PartialMatch<T> match) {
        int at = from;
        int half = size >>> 1;
        while (at < half) {
            int child = 2 * at + 1;
            if (child + 1 < size && at(child).isAfter(at(child + 1))) child++;
            PartialMatch<T> below = at(child);
            if (!match.isAfter(below)) break;
            heap[at] = below;
            at = child;
        }
        heap[at] = match;
    }
}
