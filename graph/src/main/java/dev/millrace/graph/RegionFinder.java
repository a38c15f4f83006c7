package dev.millrace.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes a job apart into what is connected: records that one region sends never come to another.
public final class RegionFinder {
    /// For a vertex another of its region with a lower number, if there is one that is known.
    private final Map<Integer, Integer> earlier = new HashMap<>();

    private RegionFinder(JobGraph graph) {
        for (Edge edge : graph.edges()) join(first(edge.from()), first(edge.to()));
    }

    /// The regions of a job, in the order of their first vertices; each keeps the order of its vertices and edges.
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
