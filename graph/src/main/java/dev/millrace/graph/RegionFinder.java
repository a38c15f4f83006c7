package dev.millrace.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Splits a job into regions. Two vertices that an edge connects are in the same region.
public final class RegionFinder {
    /// Maps a vertex to a connected vertex with a lower id, if one is known.
    private final Map<Integer, Integer> earlier = new HashMap<>();

    private RegionFinder(JobGraph graph) {
        for (Edge edge : graph.edges()) join(first(edge.from()), first(edge.to()));
    }

    /// Returns the regions of a job in the order of their first vertices. Each region keeps the order of its
    /// vertices and edges.
    public static List<JobGraph> of(JobGraph graph) {
        RegionFinder regions = new RegionFinder(graph);
        Map<Integer, List<Vertex>> vertices = new LinkedHashMap<>();
        Map<Integer, List<Edge>> edges = new LinkedHashMap<>();
        for (Vertex vertex : graph.vertices())
            vertices.computeIfAbsent(regions.first(vertex.id()), _ -> new ArrayList<>())
                    .add(vertex);
        for (Edge edge : graph.edges())
            edges.computeIfAbsent(regions.first(edge.from()), _ -> new ArrayList<>())
                    .add(edge);
        List<JobGraph> all = new ArrayList<>();
        vertices.forEach((first, own) -> all.add(new JobGraph(
                graph.name(), own, edges.getOrDefault(first, List.of()), graph.isBounded(), graph.mode())));
        return all;
    }

    private int first(int vertex) {
        int at = vertex;
        for (int before = before(at); before != at; before = before(at)) at = before;
        return at;
    }

    private int before(int vertex) {
        return earlier.getOrDefault(vertex, vertex);
    }

    private void join(int one, int other) {
        earlier.put(Math.max(one, other), Math.min(one, other));
    }
}
