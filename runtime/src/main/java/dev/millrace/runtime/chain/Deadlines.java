package dev.millrace.runtime.chain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Callbacks at wall-clock times, run on the subtask's thread between two records. Not for user timers, which
/// have keys.
///
/// All operators of a chain share one queue, but each has its depth in it. So one that waits in the middle of a record
/// lets those behind it run, and not those before it, which are in the middle of a record too.
public final class Deadlines {
    private final Queue queue;
    private final int depth;

    /// A registered callback.
    public static final class Deadline implements Comparable<Deadline> {
        private final long millis;
        private final long order;
        private final DeadlineHeap heap;
        private final Runnable callback;
        /// In the heap; below 0 if it is not there any more.
        int place;

        private Deadline(long millis, long order, DeadlineHeap heap, Runnable callback) {
            this.millis = millis;
            this.order = order;
            this.heap = heap;
            this.callback = callback;
        }

        /// Makes the callback never run, and forgets it.
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
        /// By depth.
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

    /// The same, for an operator so deep in the chain.
    public Deadlines at(int newDepth) {
        return new Deadlines(queue, newDepth);
    }

    /// @param millis wall clock; a time in the past means as soon as possible. `Long.MIN_VALUE` is taken for the
    /// millisecond behind `Long.MAX_VALUE`, and never comes
    public Deadline at(long millis, Runnable callback) {
        DeadlineHeap heap = queue.heap(depth);
        long time = millis == Long.MIN_VALUE ? Long.MAX_VALUE : millis;
        Deadline deadline = new Deadline(time, queue.sequence++, heap, callback);
        heap.add(deadline);
        return deadline;
    }

    /// Runs the callbacks of this depth and below that are due, in order of time, not those they add.
    ///
    /// @return whether any ran
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

    /// When the next callback of this depth and below is due; `Long.MAX_VALUE` if there is none.
    public long nextMillis() {
        Deadline next = queue.first(depth);
        return next == null ? Long.MAX_VALUE : next.millis;
    }

    /// How many callbacks of this depth and below wait for their time.
    int size() {
        int size = 0;
        for (int i = depth; i < queue.heaps.size(); i++)
            size += queue.heaps.get(i).size();
        return size;
    }
}
