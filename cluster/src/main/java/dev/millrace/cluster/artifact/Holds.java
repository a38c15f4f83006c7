package dev.millrace.cluster.artifact;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Remembers which jobs hold which artifacts. Not thread-safe.
final class Holds {
    private final Map<String, Set<String>> hashesOf = new LinkedHashMap<>();

    void hold(String job, String hash) {
        hashesOf.computeIfAbsent(job, _ -> new LinkedHashSet<>()).add(hash);
    }

    /// Releases the artifacts of a job, and returns those that no job holds any more.
    Set<String> release(String job) {
        Set<String> freed = hashesOf.remove(job);
        if (freed == null) return Set.of();
        freed.removeIf(this::isHeld);
        return freed;
    }

    boolean isHeld(String hash) {
        return hashesOf.values().stream().anyMatch(hashes -> hashes.contains(hash));
    }
}
