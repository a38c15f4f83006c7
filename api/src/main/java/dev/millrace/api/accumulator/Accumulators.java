package dev.millrace.api.accumulator;

import java.util.Map;

/// Merges what the tasks of a job have gathered.
public final class Accumulators {
    private Accumulators() {}

    /// Adds one task's accumulators to those of the job, by name.
    ///
    /// @param target changed; accumulators new to it are copied
    /// @throws IllegalStateException if tasks use one name for different kinds
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
