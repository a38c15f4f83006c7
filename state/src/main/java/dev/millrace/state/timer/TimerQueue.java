package dev.millrace.state.timer;

import dev.millrace.base.fault.Check;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Timers of one time domain. Windows give thousands of keys the same time, so the heap holds each *time* once, and a
/// set for each
/// time holds its timers in order of registration.
final class TimerQueue<K, N> {

    /// @param hash the key's
    record Timer<K, N>(K key, int hash, N namespace, long timestamp) {
        @Override
        public int hashCode() {
            return hash * 31 + namespace.hashCode();
        }
    }

    private final PriorityQueue<Long> times = new PriorityQueue<>();
    private final Map<Long, Set<Timer<K, N>>> byTime = new HashMap<>();
    private int size;

    void add(K key, int hash, N namespace, long timestamp) {
        Set<Timer<K, N>> bucket = byTime.get(timestamp);
        if (bucket == null) {
            bucket = new LinkedHashSet<>(2);
            byTime.put(timestamp, bucket);
            times.add(timestamp);
        }
        if (bucket.add(new Timer<>(key, hash, namespace, timestamp))) size++;
    }

    void remove(K key, int hash, N namespace, long timestamp) {
        Set<Timer<K, N>> bucket = byTime.get(timestamp);
        if (bucket == null || !bucket.remove(new Timer<>(key, hash, namespace, timestamp))) return;
        size--;
        if (!bucket.isEmpty()) return;
        byTime.remove(timestamp);
        // The time stays in the heap until it comes up, unless such leftovers come to outnumber the live ones.
        if (times.size() > 64 && times.size() > byTime.size() * 2) rebuild();
    }

    private void rebuild() {
        times.clear();
        times.addAll(byTime.keySet());
    }

    /// Takes the first timer at or before a time, or gives null.
    @Nullable
    Timer<K, N> poll(long until) {
        long next = nextTimestamp();
        if (next > until || size == 0) return null;
        Set<Timer<K, N>> bucket = Check.present(byTime.get(next), "the timers of a time");
        Iterator<Timer<K, N>> iterator = bucket.iterator();
        Timer<K, N> timer = iterator.next();
        iterator.remove();
        size--;
        if (bucket.isEmpty()) {
            byTime.remove(next);
            times.poll();
        }
        return timer;
    }

    /// The earliest time; `Long.MAX_VALUE` if there is none.
    long nextTimestamp() {
        while (true) {
            Long next = times.peek();
            if (next == null) return Long.MAX_VALUE;
            if (byTime.containsKey(next)) return next;
            times.poll();
        }
    }

    int size() {
        return size;
    }

    void forEach(Consumer<Timer<K, N>> consumer) {
        new TreeMap<>(byTime).values().forEach(bucket -> bucket.forEach(consumer));
    }
}
