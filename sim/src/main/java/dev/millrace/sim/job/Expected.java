package dev.millrace.sim.job;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a job's output must be.
///
/// @param passed comes for each record
/// @param exact comes too, but may have counted some records twice where a job may
/// @param tally how many records pass the operators that count them in operator state
record Expected(Set<String> passed, Set<String> exact, long tally) {

    /// @return null if there is none
    @Nullable
    String differences(Map<String, Integer> outputs, Plan plan, long tallied) {
        Set<String> missing = new TreeSet<>(passed);
        missing.removeAll(outputs.keySet());
        if (!missing.isEmpty()) return missing.size() + " outputs are missing: " + first(missing);
        if (!plan.checkpoints().isExact()) return null;
        Set<String> all = new HashSet<>(passed);
        all.addAll(exact);
        missing = new TreeSet<>(all);
        missing.removeAll(outputs.keySet());
        Set<String> wrong = new TreeSet<>(outputs.keySet());
        wrong.removeAll(all);
        if (!missing.isEmpty() || !wrong.isEmpty())
            return "missing %d: %s; wrong %d: %s".formatted(missing.size(), first(missing), wrong.size(), first(wrong));
        if (tallied > tally) return "operator state has counted %d records of %d".formatted(tallied, tally);
        return null;
    }

    private static String first(Set<String> all) {
        return all.stream().limit(10).toList().toString();
    }
}
