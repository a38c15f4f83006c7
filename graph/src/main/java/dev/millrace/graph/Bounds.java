package dev.millrace.graph;

/// Between which parallelisms a vertex may run.
///
/// @param lower at least 1
/// @param upper at least as much
public record Bounds(int lower, int upper) {
    public Bounds {
        if (lower < 1 || upper < lower) {
            throw GraphFaults.BOUNDS
                    .what("a parallelism from %d to %d was asked for", lower, upper)
                    .why("the lower bound is at least 1, and the upper one at least the lower")
                    .fix("correct the bounds");
        }
    }
}
