package dev.millrace.runtime.window;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// When to look after which key. Alarms of the same time share one entry.
final class SessionAlarms {
    private final TreeMap<Long, List<Alarm>> byEnd = new TreeMap<>();

    /// @param end of the session that the alarm was set for
    record Alarm(long end, Object key, int hash) {}

    void set(long end, Object key, int hash) {
        byEnd.computeIfAbsent(end, _ -> new ArrayList<>(2)).add(new Alarm(end, key, hash));
    }

    /// How many are set.
    int size() {
        return byEnd.values().stream().mapToInt(List::size).sum();
    }

    boolean isDue(long watermark) {
        return !byEnd.isEmpty() && byEnd.firstKey() - 1 <= watermark;
    }

    /// Takes one of the earliest alarms.
    Alarm next() {
        List<Alarm> earliest = byEnd.firstEntry().getValue();
        Alarm alarm = earliest.removeLast();
        if (earliest.isEmpty()) byEnd.pollFirstEntry();
        return alarm;
    }
}
