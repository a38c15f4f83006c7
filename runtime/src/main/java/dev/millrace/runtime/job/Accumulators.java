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

/// Holds the accumulators of one job. Each subtask has its own accumulator for each name; reads merge
/// them. Thread-safe.
public final class Accumulators {
    private static final Fault TAKEN = new Fault(5201, Category.USER, "an accumulator's name is taken");
    private static final Fault NOT_MERGED = new Fault(5206, Category.USER, "accumulators cannot be merged");

    /// The accumulators by name, then by subtask. The keys compare by identity, because vertices may have the
    /// same names.
    private final Map<String, Map<Subtask, Accumulator<?, ?>>> byName = new ConcurrentHashMap<>();

    private final List<Accumulators> parts = new CopyOnWriteArrayList<>();

    /// Returns a new part of these accumulators. Reads of the whole include the part; the part can be cleared alone.
    Accumulators part() {
        Accumulators part = new Accumulators();
        parts.add(part);
        return part;
    }

    public void add(Subtask subtask, String name, Accumulator<?, ?> accumulator) {
        Map<Subtask, Accumulator<?, ?>> bySubtask =
                byName.computeIfAbsent(name, _ -> Collections.synchronizedMap(new IdentityHashMap<>()));
        if (bySubtask.putIfAbsent(subtask, accumulator) != null) {
            throw TAKEN.what("The accumulator '%s' was added twice in %s.", name, subtask.title())
                    .fix("Add the accumulator once, in open(), and keep the reference.");
        }
    }

    /// Returns the accumulators of one subtask, by name.
    public Map<String, Accumulator<?, ?>> of(Subtask subtask) {
        Map<String, Accumulator<?, ?>> own = new TreeMap<>();
        byName.forEach((name, bySubtask) -> {
            Accumulator<?, ?> accumulator = bySubtask.get(subtask);
            if (accumulator != null) own.put(name, accumulator);
        });
        return own;
    }

    /// Removes all accumulators, because another attempt counts from zero.
    void forget() {
        byName.clear();
    }

    @SuppressWarnings("unchecked")
    public <V, A extends Serializable> @Nullable Accumulator<V, A> find(Subtask subtask, String name) {
        Map<Subtask, Accumulator<?, ?>> bySubtask = byName.getOrDefault(name, Map.of());
        return (Accumulator<V, A>) bySubtask.get(subtask);
    }

    /// Returns the accumulators of this process, merged over all subtasks as in [#merged].
    public Map<String, OptionalFailure<Object>> read() {
        List<AccumulatorPart> own = new ArrayList<>();
        collect(own);
        return merged(own);
    }

    /// Returns the accumulator of a subtask in this process; null if there is none of this name.
    @Nullable
    public Accumulator<?, ?> of(Subtask subtask, String name) {
        Accumulator<?, ?> own = byName.getOrDefault(name, Map.of()).get(subtask);
        for (Accumulators part : parts) if (own == null) own = part.of(subtask, name);
        return own;
    }

    /// Adds the accumulators of all subtasks in this process to a list.
    public void collect(List<AccumulatorPart> all) {
        byName.forEach((name, bySubtask) -> {
            synchronized (bySubtask) {
                bySubtask.forEach((subtask, each) ->
                        all.add(new AccumulatorPart(subtask, name, OptionalFailure.<Accumulator<?, ?>>of(each))));
            }
        });
        for (Accumulators part : parts) part.collect(all);
    }

    /// Merges accumulators over subtasks, by name. While the job runs, the values may be slightly out of date. If
    /// accumulators cannot be merged, or another process could not send one, the result holds the failure.
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
                    .what("The accumulators with the name '%s' cannot be merged: %s.", name, thrown)
                    .cause(thrown)
                    .fix("Give accumulators of different types different names."));
        }
    }
}
