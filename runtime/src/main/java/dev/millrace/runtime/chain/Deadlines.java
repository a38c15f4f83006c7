package dev.millrace.runtime.chain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs callbacks at wall-clock times on the subtask's thread, between two records. Not used for user timers,
/// which have keys. Called by the subtask's thread only.
///
/// All operators of a chain share one queue, in which each operator has its depth. If an operator waits in the
/// middle of a record, callbacks of deeper operators run. Callbacks of operators before it do not run, because
/// those are in the middle of a record too.
public final class Deadlines {
    private final Queue queue;
    private final int depth;

    /// Represents a registered callback.
    public static final class Deadline implements Comparable<Deadline> {
        private final long millis;
        private final long order;
        private final DeadlineHeap heap;
        private final Runnable callback;
        /// The index in the heap; negative after the removal.
        int place;

        private Deadline(long millis, long order, DeadlineHeap heap, Runnable callback) {
            this.millis = millis;
            this.order = order;
            this.heap = heap;
            this.callback = callback;
        }

        /// Cancels the callback, and removes it from the queue.
        public void cancel() {
            heap.remove(this);
        }

        @Override
        public int compareTo(Deadline other) {
            int byTime = Long.compare(millis, other.millis);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private static final class Queue {
        /// The heaps by depth.
        private final List<DeadlineHeap> heaps = new ArrayList<>();
        private long sequence;

        private DeadlineHeap heap(int depth) {
            while (heaps.size() <= depth) heaps.add(new DeadlineHeap());
            return heaps.get(depth);
        }

        private @Nullable Deadline first(int depth) {
            Deadline first = null;
            for (int i = depth; i < heaps.size(); i++) {
                Deadline each = heaps.get(i).first();
                if (each != null && (first == null || each.compareTo(first) < 0)) first = each;
            }
            return first;
        }
    }

    public Deadlines() {
        this(new Queue(), 0);
    }

    private Deadlines(Queue queue, int depth) {
        this.queue = queue;
        this.depth = depth;
    }

    /// Returns the callbacks of an operator at another depth of the chain.
    public Deadlines at(int newDepth) {
        return new Deadlines(queue, newDepth);
    }

    /// Registers a callback.
    ///
    /// @param millis the time by the wall clock; a past time means as soon as possible. `Long.MIN_VALUE` means the
    /// millisecond after `Long.MAX_VALUE`, which never comes
    public Deadline at(long millis, Runnable callback) {
        DeadlineHeap heap = queue.heap(depth);
        long time = millis == Long.MIN_VALUE ? Long.MAX_VALUE : millis;
        Deadline deadline = new Deadline(time, queue.sequence++, heap, callback);
        heap.add(deadline);
        return deadline;
    }

    /// Runs the callbacks of this depth and deeper that are due, in order of time. Callbacks that are registered
    /// meanwhile do not run.
    ///
    /// @return whether a callback ran
    public boolean runDue(long nowMillis) {
        long before = queue.sequence;
        boolean ran = false;
        while (true) {
            Deadline next = queue.first(depth);
            if (next == null || next.millis > nowMillis || next.order >= before) return ran;
            next.heap.remove(next);
            next.callback.run();
            ran = true;
        }
    }

    /// Returns the time of the next callback of this depth or deeper; `Long.MAX_VALUE` if there is none.
    public long nextMillis() {
        Deadline next = queue.first(depth);
        return next == null ? Long.MAX_VALUE : next.millis;
    }

    /// Returns the number of callbacks of this depth and deeper.
    int size() {
        int size = 0;
        for (int i = depth; i < queue.heaps.size(); i++)
            size += queue.heaps.get(i).size();
        return size;
    }
}
