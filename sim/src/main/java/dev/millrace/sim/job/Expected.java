package dev.millrace.sim.job;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a job's output must be.
///
/// @param passed comes for each record
/// @param exact comes too, but may have counted some records twice where a job may
/// @param tally how many records pass the operators that count them in operator state
/// @param early whether an output may come besides, before one that must
record Expected(Set<String> passed, Set<String> exact, long tally, Predicate<String> early) {
    Expected(Set<String> passed, Set<String> exact, long tally) {
        this(passed, exact, tally, _ -> false);
    }

    /// @param isExact whether nothing else may have come
    /// @return null if there is none
    @Nullable
    String differences(Map<String, Integer> outputs, boolean isExact, long tallied) {
        Set<String> missing = without(passed, outputs.keySet());
        if (!missing.isEmpty()) return missing.size() + " outputs are missing: " + first(missing);
        if (!isExact) return null;
        missing = without(exact, outputs.keySet());
        Set<String> wrong = new TreeSet<>();
        for (String each : outputs.keySet())
            if (!passed.contains(each) && !exact.contains(each) && !early.test(each)) wrong.add(each);
        if (!missing.isEmpty() || !wrong.isEmpty())
            return "missing %d: %s; wrong %d: %s".formatted(missing.size(), first(missing), wrong.size(), first(wrong));
        if (tallied > tally) return "operator state has counted %d records of %d".formatted(tallied, tally);
        return null;
    }

    private static Set<String> without(Set<String> all, Set<String> those) {
        Set<String> left = new TreeSet<>();
        for (String each : all) if (!those.contains(each)) left.add(each);
        return left;
    }

    private static String first(Set<String> all) {
        return all.stream().limit(10).toList().toString();
    }
}
