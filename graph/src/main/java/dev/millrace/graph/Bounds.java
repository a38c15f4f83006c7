package dev.millrace.graph;

/// Bounds the parallelism of a vertex.
///
/// @param lower the minimum, at least 1
/// @param upper the maximum, at least `lower`
public record Bounds(int lower, int upper) {
    public Bounds {
        if (lower < 1 || upper < lower) {
            throw GraphFaults.BOUNDS
                    .what("The requested parallelism is from %d to %d.", lower, upper)
                    .why("The lower bound must be at least 1, and the upper bound at least the lower bound.")
                    .fix("Correct the bounds.");
        }
    }
}
