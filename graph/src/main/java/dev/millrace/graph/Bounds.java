package dev.millrace.graph;

/// Bounds the parallelism of a vertex.
///
/// @param lower the minimum, at least 1
/// @param upper the maximum, at least `lower`
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
