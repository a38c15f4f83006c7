package dev.millrace.runtime.job;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.runtime.chain.Subtask;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The accumulators of one job: each subtask has its own of a name, and a reading merges them.
final class Accumulators {
    private static final Fault TAKEN = new Fault(5201, Category.USER, "an accumulator's name is taken");
    private static final Fault NOT_MERGED = new Fault(5206, Category.USER, "accumulators cannot be merged");

    /// By name, then by subtask. Subtasks are told apart by identity: vertices may have the same names.
    private final Map<String, Map<Subtask, Accumulator<?, ?>>> byName = new ConcurrentHashMap<>();

    private final List<Accumulators> parts = new CopyOnWriteArrayList<>();

    /// For a part of the job whose accumulators are read with these, and can be forgotten without the others.
    Accumulators part() {
        Accumulators part = new Accumulators();
        parts.add(part);
        return part;
    }

    void add(Subtask subtask, String name, Accumulator<?, ?> accumulator) {
        Map<Subtask, Accumulator<?, ?>> bySubtask =
                byName.computeIfAbsent(name, _ -> Collections.synchronizedMap(new IdentityHashMap<>()));
        if (bySubtask.putIfAbsent(subtask, accumulator) != null) {
            throw TAKEN.what("the accumulator '%s' was added twice in %s", name, subtask.title())
                    .fix("add it once, in open(), and keep the reference");
        }
    }

    /// What one subtask has, by name.
    Map<String, Accumulator<?, ?>> of(Subtask subtask) {
        Map<String, Accumulator<?, ?>> own = new TreeMap<>();
        byName.forEach((name, bySubtask) -> {
            Accumulator<?, ?> accumulator = bySubtask.get(subtask);
            if (accumulator != null) own.put(name, accumulator);
        });
        return own;
    }

    /// Drops all: another attempt counts anew.
    void forget() {
        byName.clear();
    }

    @SuppressWarnings("unchecked")
    <V, A extends Serializable> @Nullable Accumulator<V, A> find(Subtask subtask, String name) {
        Map<Subtask, Accumulator<?, ?>> bySubtask = byName.getOrDefault(name, Map.of());
        return (Accumulator<V, A>) bySubtask.get(subtask);
    }

    /// Merged over all subtasks, by name; of a running job a little out of date. Those that cannot be merged are
    /// there with their failure.
    Map<String, OptionalFailure<Object>> read() {
        Map<String, List<Accumulator<?, ?>>> all = new TreeMap<>();
        collect(all);
        Map<String, OptionalFailure<Object>> results = new TreeMap<>();
        all.forEach((name, accumulators) -> results.put(name, merge(name, accumulators)));
        return results;
    }

    private void collect(Map<String, List<Accumulator<?, ?>>> all) {
        byName.forEach((name, bySubtask) ->
                all.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(copy(bySubtask)));
        for (Accumulators part : parts) part.collect(all);
    }

    private static List<Accumulator<?, ?>> copy(Map<Subtask, Accumulator<?, ?>> bySubtask) {
        synchronized (bySubtask) {
            return new ArrayList<>(bySubtask.values());
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static OptionalFailure<Object> merge(String name, List<Accumulator<?, ?>> accumulators) {
        try {
            Accumulator merged = accumulators.getFirst().clone();
            for (Accumulator each : accumulators.subList(1, accumulators.size())) merged.merge(each);
            return OptionalFailure.of(merged.getLocalValue());
        } catch (Throwable thrown) {
            return OptionalFailure.ofFailure(NOT_MERGED
                    .what("the accumulators of name '%s' cannot be merged: %s", name, thrown)
                    .cause(thrown)
                    .fix("give accumulators of different types different names"));
        }
    }
}
