package dev.millrace.cep.match;

import dev.millrace.base.fault.Check;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Orders partial matches by their first event, in a binary heap. The order in which the matcher visits
/// them is the order of the heap's array, as in Flink, so the heap works like [java.util.PriorityQueue].
/// Not thread-safe.
public final class MatchQueue {
    private static final int FIRST_CAPACITY = 2;

    private @Nullable PartialMatch[] heap;
    private int size;

    /// Creates an empty queue.
    public MatchQueue() {
        this.heap = new PartialMatch[FIRST_CAPACITY];
    }

    private MatchQueue(MatchQueue from) {
        this.heap = Arrays.copyOf(from.heap, Math.max(FIRST_CAPACITY, from.size));
        this.size = from.size;
    }

    /// Returns a copy with the same order.
    MatchQueue copy() {
        return new MatchQueue(this);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// Returns a partial match by its position in the array.
    public PartialMatch at(int index) {
        return Check.present(heap[index], "a partial match");
    }

    /// Returns the partial match that starts first; null if the queue is empty.
    @Nullable
    PartialMatch first() {
        return size == 0 ? null : heap[0];
    }

    /// Adds a partial match.
    public void add(PartialMatch match) {
        if (size == heap.length) heap = Arrays.copyOf(heap, size + (size < 64 ? size + 2 : size >> 1));
        siftUp(size++, match);
    }

    /// Adds a partial match behind all others in the array, because it was there in a queue with the same content.
    void append(PartialMatch match) {
        if (size == heap.length) heap = Arrays.copyOf(heap, size + (size < 64 ? size + 2 : size >> 1));
        heap[size++] = match;
    }

    /// Drops the partial matches at the end of the array.
    void truncate(int newSize) {
        if (newSize >= size) return;
        if (heap.length > 2 * newSize) heap = Arrays.copyOf(heap, Math.max(FIRST_CAPACITY, newSize));
        else Arrays.fill(heap, newSize, size, null);
        size = newSize;
    }

    /// Returns some partial matches, in the order of the array.
    List<PartialMatch> list(int from, int to) {
        PartialMatch[] some = new PartialMatch[to - from];
        System.arraycopy(heap, from, some, 0, some.length);
        return List.of(some);
    }

    /// Removes the partial match that starts first. The queue must not be empty.
    PartialMatch removeFirst() {
        PartialMatch first = at(0);
        PartialMatch last = at(--size);
        heap[size] = null;
        if (size > 0) siftDown(0, last);
        return first;
    }

    void clear() {
        Arrays.fill(heap, 0, size, null);
        size = 0;
    }

    /// Replaces the content by that of another queue.
    void set(MatchQueue other) {
        if (heap.length < other.size || heap.length > 4 * other.size + 16) {
            heap = Arrays.copyOf(other.heap, Math.max(FIRST_CAPACITY, other.size));
        } else {
            System.arraycopy(other.heap, 0, heap, 0, other.size);
            if (size > other.size) Arrays.fill(heap, other.size, size, null);
        }
        size = other.size;
    }

    /// Removes the partial matches for which a condition holds, and passes them to the consumer.
    void removeIf(Predicate<PartialMatch> condition, Consumer<PartialMatch> removed) {
        int left = 0;
        for (int i = 0; i < size; i++) {
            PartialMatch match = at(i);
            if (condition.test(match)) removed.accept(match);
            else heap[left++] = match;
        }
        if (left == size) return;
        Arrays.fill(heap, left, size, null);
        size = left;
        for (int i = (size >>> 1) - 1; i >= 0; i--) siftDown(i, at(i));
    }

    private void siftUp(int from, PartialMatch match) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            PartialMatch above = at(parent);
            if (!above.isAfter(match)) break;
            heap[at] = above;
            at = parent;
        }
        heap[at] = match;
    }

    private void siftDown(int from, PartialMatch match) {
        int at = from;
        int half = size >>> 1;
        while (at < half) {
            int child = 2 * at + 1;
            if (child + 1 < size && at(child).isAfter(at(child + 1))) child++;
            PartialMatch below = at(child);
            if (!match.isAfter(below)) break;
            heap[at] = below;
            at = child;
        }
        heap[at] = match;
    }
}
