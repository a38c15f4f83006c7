package dev.millrace.graph;

import dev.millrace.api.config.RuntimeExecutionMode;
import java.util.List;

/// A checked and chained job.
///
/// @param vertices each after those it reads from
/// @param isBounded whether it ends by itself
/// @param mode STREAMING or BATCH, never AUTOMATIC
public record JobGraph(
        String name, List<Vertex> vertices, List<Edge> edges, boolean isBounded, RuntimeExecutionMode mode) {

    public JobGraph {
        vertices = List.copyOf(vertices);
        edges = List.copyOf(edges);
    }
}
