package dev.millrace.runtime.chain;

import java.util.PriorityQueue;

/// Callbacks at wall-clock times, run on the subtask's thread between two records. Not for user timers, which have
/// keys.
public final class Deadlines {
    private final PriorityQueue<Deadline> queue = new PriorityQueue<>();
    private long sequence;

    /// A registered callback.
    public static final class Deadline implements Comparable<Deadline> {
        private final long millis;
        private final long order;
        private final Runnable callback;
        private boolean cancelled;

        private Deadline(long millis, long order, Runnable callback) {
            this.millis = millis;
            this.order = order;
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

    /// @param millis wall clock; a time in the past means as soon as possible
    public Deadline at(long millis, Runnable callback) {
        Deadline deadline = new Deadline(millis, sequence++, callback);
        queue.add(deadline);
        return deadline;
    }

    /// Runs all callbacks that are due, in order of time, not those they add.
    ///
    /// @return whether any ran
    public boolean runDue(long nowMillis) {
        long before = sequence;
        boolean ran = false;
        while (true) {
            Deadline next = queue.peek();
            if (next == null || next.millis > nowMillis || next.order >= before) return ran;
            queue.remove();
            if (next.cancelled) continue;
            next.callback.run();
            ran = true;
        }
    }

    /// When the next callback is due; `Long.MAX_VALUE` if there is none.
    public long nextMillis() {
        while (true) {
            Deadline next = queue.peek();
            if (next == null) return Long.MAX_VALUE;
            if (!next.cancelled) return next.millis;
            queue.remove();
        }
    }
}
