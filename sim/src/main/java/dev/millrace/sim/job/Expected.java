package dev.millrace.sim.job;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Holds the expected output of a job.
///
/// @param passed the outputs that must come, one for each record
/// @param exact the other outputs that must come; in at-least-once mode their counts may be too high
/// @param tally the number of records that pass the operators that count in operator state
/// @param early accepts additional outputs that may come before an expected one
record Expected(Set<String> passed, Set<String> exact, long tally, Predicate<String> early) {
    Expected(Set<String> passed, Set<String> exact, long tally) {
        this(passed, exact, tally, _ -> false);
    }

    /// Compares the output of a job with the expected output.
    ///
    /// @param isExact whether to refuse unexpected outputs
    /// @return null if there are no differences
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
