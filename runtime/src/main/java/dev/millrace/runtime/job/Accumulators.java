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
public final class Accumulators {
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

    public void add(Subtask subtask, String name, Accumulator<?, ?> accumulator) {
        Map<Subtask, Accumulator<?, ?>> bySubtask =
                byName.computeIfAbsent(name, _ -> Collections.synchronizedMap(new IdentityHashMap<>()));
        if (bySubtask.putIfAbsent(subtask, accumulator) != null) {
            throw TAKEN.what("the accumulator '%s' was added twice in %s", name, subtask.title())
                    .fix("add it once, in open(), and keep the reference");
        }
    }

    /// What one subtask has, by name.
    public Map<String, Accumulator<?, ?>> of(Subtask subtask) {
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
    public <V, A extends Serializable> @Nullable Accumulator<V, A> find(Subtask subtask, String name) {
        Map<Subtask, Accumulator<?, ?>> bySubtask = byName.getOrDefault(name, Map.of());
        return (Accumulator<V, A>) bySubtask.get(subtask);
    }

    /// Merged over all subtasks, as [#merged].
    public Map<String, OptionalFailure<Object>> read() {
        List<AccumulatorPart> own = new ArrayList<>();
        collect(own);
        return merged(own);
    }

    /// What a subtask has accumulated in this process under a name; null for nothing.
    @Nullable
    public Accumulator<?, ?> of(Subtask subtask, String name) {
        Accumulator<?, ?> own = byName.getOrDefault(name, Map.of()).get(subtask);
        for (Accumulators part : parts) if (own == null) own = part.of(subtask, name);
        return own;
    }

    /// Adds what all subtasks have accumulated in this process.
    public void collect(List<AccumulatorPart> all) {
        byName.forEach((name, bySubtask) -> {
            synchronized (bySubtask) {
                bySubtask.forEach((subtask, each) ->
                        all.add(new AccumulatorPart(subtask, name, OptionalFailure.<Accumulator<?, ?>>of(each))));
            }
        });
        for (Accumulators part : parts) part.collect(all);
    }

    /// Merged over subtasks, by name; of a running job a little out of date. Those that cannot be merged, or that
    /// another process could not tell, are there with their failure.
    public static Map<String, OptionalFailure<Object>> merged(List<AccumulatorPart> all) {
        Map<String, List<OptionalFailure<Accumulator<?, ?>>>> byName = new TreeMap<>();
        for (AccumulatorPart each : all)
            byName.computeIfAbsent(each.name(), _ -> new ArrayList<>()).add(each.value());
        Map<String, OptionalFailure<Object>> results = new TreeMap<>();
        byName.forEach((name, values) -> results.put(name, merge(name, values)));
        return results;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static OptionalFailure<Object> merge(String name, List<OptionalFailure<Accumulator<?, ?>>> values) {
        for (OptionalFailure<Accumulator<?, ?>> each : values) {
            Throwable untold = each.getFailureCause();
            if (untold != null) return OptionalFailure.ofFailure(untold);
        }
        try {
            Accumulator merged = values.getFirst().getUnchecked().clone();
            for (OptionalFailure<Accumulator<?, ?>> each : values.subList(1, values.size()))
                merged.merge(each.getUnchecked());
            return OptionalFailure.of(merged.getLocalValue());
        } catch (Throwable thrown) {
            return OptionalFailure.ofFailure(NOT_MERGED
                    .what("the accumulators of name '%s' cannot be merged: %s", name, thrown)
                    .cause(thrown)
                    .fix("give accumulators of different types different names"));
        }
    }
}
