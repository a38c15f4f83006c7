package dev.millrace.runtime.job;

import dev.millrace.runtime.chain.Specializer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One specializer for each step and edge of a job, shared by all its subtasks: they run the same code.
final class Specializers {
    private final Map<Integer, Specializer> steps = new ConcurrentHashMap<>();
    private final Map<Integer, Specializer> edges = new ConcurrentHashMap<>();

    Specializer ofStep(int id) {
        return steps.computeIfAbsent(id, _ -> new Specializer());
    }

    Specializer ofEdge(int id) {
        return edges.computeIfAbsent(id, _ -> new Specializer());
    }
}
