package dev.millrace.runtime.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The groups in which the sources of one job wait for each other. Safe to use from any thread.
public final class AlignmentGroups {
    private final Map<String, AlignmentGroup> groups = new ConcurrentHashMap<>();

    AlignmentGroup group(String name) {
        return groups.computeIfAbsent(name, _ -> new AlignmentGroup());
    }
}
