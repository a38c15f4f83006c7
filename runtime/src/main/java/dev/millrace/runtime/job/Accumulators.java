package dev.millrace.runtime.job;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The accumulators of one job: each subtask has its own of a name, and a reading merges them.
final class Accumulators {
    private static final Fault TAKEN = new Fault(5201, Category.USER, "an accumulator's name is taken");

    /// By name, then by subtask.
    private final Map<String, Map<String, Accumulator<?, ?>>> byName = new ConcurrentHashMap<>();

    void add(String subtask, String name, Accumulator<?, ?> accumulator) {
        Map<String, Accumulator<?, ?>> bySubtask = byName.computeIfAbsent(name, _ -> new ConcurrentHashMap<>());
        if (bySubtask.putIfAbsent(subtask, accumulator) != null) {
            throw TAKEN.what("the accumulator '%s' was added twice in %s", name, subtask)
                    .fix("add it once, in open(), and keep the reference");
        }
    }

    @SuppressWarnings("unchecked")
    <V, A extends Serializable> @Nullable Accumulator<V, A> find(String subtask, String name) {
        Map<String, Accumulator<?, ?>> bySubtask = byName.getOrDefault(name, Map.of());
        return (Accumulator<V, A>) bySubtask.get(subtask);
    }

    /// Merged over all subtasks, by name; of a running job a little out of date.
    Map<String, Object> read() {
        Map<String, Object> results = new TreeMap<>();
        byName.forEach((name, bySubtask) -> results.put(name, merge(bySubtask.values())));
        return results;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object merge(Iterable<Accumulator<?, ?>> accumulators) {
        Accumulator merged = null;
        for (Accumulator each : accumulators) {
            if (merged == null) merged = each.clone();
            else merged.merge(each);
        }
        if (merged == null) throw new IllegalStateException("an accumulator without a subtask");
        return merged.getLocalValue();
    }
}
