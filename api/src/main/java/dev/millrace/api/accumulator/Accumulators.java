package dev.millrace.api.accumulator;

import java.util.Map;

/// Merges the accumulators of the subtasks of a job.
public final class Accumulators {
    private Accumulators() {}

    /// Merges the accumulators of one subtask into those of the job by name.
    ///
    /// @param target the accumulators of the job; the method adds copies of accumulators that are missing
    /// @throws IllegalStateException if subtasks use one name for different kinds of accumulators
    public static void mergeInto(
            Map<String, Accumulator<?, ?>> target, Map<String, ? extends Accumulator<?, ?>> source) {
        source.forEach((name, gathered) -> {
            Accumulator<?, ?> sum = target.get(name);
            if (sum == null) {
                target.put(name, gathered.clone());
            } else {
                merge(name, sum, gathered);
            }
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void merge(String name, Accumulator sum, Accumulator gathered) {
        if (sum.getClass() != gathered.getClass()) {
            throw new IllegalStateException("accumulator '" + name + "' is a "
                    + sum.getClass().getName() + " in one task and a "
                    + gathered.getClass().getName() + " in another");
        }
        sum.merge(gathered);
    }
}
