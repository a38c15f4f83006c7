package dev.millrace.runtime.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// Callbacks at wall-clock times, run on the subtask's thread between two records. Not for user timers, which have
/// keys.
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
        private final int depth;
        private final Runnable callback;
        private boolean cancelled;

        private Deadline(long millis, long order, int depth, Runnable callback) {
            this.millis = millis;
            this.order = order;
            this.depth = depth;
            this.callback = callback;
        }

        /// Makes the callback never run.
        public void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Deadline other) {
            int byTime = Long.compare(millis, other.millis);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private static final class Queue extends PriorityQueue<Deadline> {
        private static final long serialVersionUID = 1L;
        private long sequence;
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

    /// @param millis wall clock; a time in the past means as soon as possible
    public Deadline at(long millis, Runnable callback) {
        Deadline deadline = new Deadline(millis, queue.sequence++, depth, callback);
        queue.add(deadline);
        return deadline;
    }

    /// Runs the callbacks of this depth and below that are due, in order of time, not those they add.
    ///
    /// @return whether any ran
    public boolean runDue(long nowMillis) {
        long before = queue.sequence;
        boolean ran = false;
        List<Deadline> others = new ArrayList<>(0);
        try {
            while (true) {
                Deadline next = queue.peek();
                if (next == null || next.millis > nowMillis || next.order >= before) return ran;
                queue.remove();
                if (next.cancelled) continue;
                if (next.depth < depth) {
                    others.add(next);
                    continue;
                }
                next.callback.run();
                ran = true;
            }
        } finally {
            queue.addAll(others);
        }
    }

    /// When the next callback of this depth and below is due; `Long.MAX_VALUE` if there is none.
    public long nextMillis() {
        while (true) {
            Deadline next = queue.peek();
            if (next == null) return Long.MAX_VALUE;
            if (next.cancelled) queue.remove();
            else return next.depth >= depth ? next.millis : nextBelow();
        }
    }

    private long nextBelow() {
        long next = Long.MAX_VALUE;
        for (Deadline each : queue) {
            if (!each.cancelled && each.depth >= depth) next = Math.min(next, each.millis);
        }
        return next;
    }
}
