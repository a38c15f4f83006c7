package dev.millrace.sim.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Records the events of a world: a hash of all events, and the last events as text. Called by the running thread only.
public final class Trace {
    private static final int KEPT = 100;
    private static final int CALLS_KEPT = Integer.getInteger("millrace.sim.calls", KEPT);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long[] times = new long[KEPT];
    private final String[] threads = new String[KEPT];
    private final String[] events = new String[KEPT];
    private final ArrayDeque<String> calls = new ArrayDeque<>();
    private long hash;
    private long count;

    void add(long nanos, String thread, String event) {
        hash = (hash ^ nanos) * FACTOR;
        hash = (Long.rotateLeft(hash, 29) ^ thread.hashCode()) * FACTOR;
        hash = (Long.rotateLeft(hash, 29) ^ event.hashCode()) * FACTOR;
        int at = (int) (count++ % KEPT);
        times[at] = nanos;
        threads[at] = thread;
        events[at] = event;
    }

    /// Adds an event that is not a thread switch.
    void addCall(long nanos, String thread, String event) {
        add(nanos, thread, event);
        if (calls.size() == CALLS_KEPT) calls.removeFirst();
        calls.addLast(line(nanos, thread, event));
    }

    private static String line(long nanos, String thread, String event) {
        return "%12.3f  %-36s %s".formatted(nanos / 1e6, thread, event);
    }

    /// Returns a hash that is equal for two runs with the same events in the same order.
    public long hash() {
        return hash;
    }

    /// Returns the number of events.
    public long count() {
        return count;
    }

    /// Returns the last events that are not thread switches.
    public List<String> lastCalls() {
        return List.copyOf(calls);
    }

    /// Returns the last events, one per line: simulated milliseconds, the thread, and the event.
    public List<String> last() {
        List<String> lines = new ArrayList<>();
        for (long n = Math.max(0, count - KEPT); n < count; n++) {
            int at = (int) (n % KEPT);
            lines.add(line(times[at], threads[at], events[at]));
        }
        return lines;
    }
}
