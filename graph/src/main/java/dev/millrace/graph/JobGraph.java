package dev.millrace.graph;

import dev.millrace.api.config.RuntimeExecutionMode;
import java.util.List;

/// Represents a checked and chained job.
///
/// @param vertices the vertices in topological order
/// @param isBounded whether the job ends by itself
/// @param mode STREAMING or BATCH, never AUTOMATIC
public record JobGraph(
        String name, List<Vertex> vertices, List<Edge> edges, boolean isBounded, RuntimeExecutionMode mode) {

    public JobGraph {
        vertices = List.copyOf(vertices);
        edges = List.copyOf(edges);
    }
}
