package dev.millrace.runtime.job.scale;

import dev.millrace.graph.Bounds;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.job.JobFaults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Translates between the public ids of a job's vertices and the numbers of vertices within the job.
public record VertexIds(JobGraph graph) {

    /// Returns the bounds of all vertices, by public id.
    ///
    /// @param bounds the bounds by number; other vertices keep their parallelism
    public Map<String, Bounds> told(Map<Integer, Bounds> bounds) {
        Map<String, Bounds> told = new HashMap<>();
        for (Vertex each : graph.vertices()) {
            Bounds own = bounds.get(each.id());
            told.put(each.head().uid(), own != null ? own : new Bounds(each.parallelism(), each.parallelism()));
        }
        return told;
    }

    /// Combines requested bounds with the current ones.
    ///
    /// @param wanted the requested bounds by public id; other vertices keep their bounds
    /// @param before the current bounds by number
    /// @return the new bounds by number
    /// @throws dev.millrace.base.fault.MillraceException if there is no such vertex
    Map<Integer, Bounds> understood(Map<String, Bounds> wanted, Map<Integer, Bounds> before) {
        Map<Integer, Bounds> all = new HashMap<>(before);
        Set<String> unknown = new TreeSet<>(wanted.keySet());
        for (Vertex vertex : graph.vertices()) {
            Bounds own = wanted.get(vertex.head().uid());
            if (own != null) all.put(vertex.id(), own);
            unknown.remove(vertex.head().uid());
        }
        if (unknown.isEmpty()) return all;
        throw JobFaults.NOT_A_VERTEX
                .what("Job '%s' has no vertices %s.", graph.name(), unknown)
                .fix("Use the ids from GET /jobs/:jobid.");
    }

    /// Translates parallelisms by number to parallelisms by public id.
    Map<String, Integer> sizes(Map<Integer, Integer> of) {
        Map<String, Integer> found = new HashMap<>();
        for (Vertex vertex : graph.vertices()) {
            Integer size = of.get(vertex.id());
            if (size != null) found.put(vertex.head().uid(), size);
        }
        return found;
    }

    /// Groups the names of vertices by parallelism, for the log.
    Map<Integer, List<String>> bySize(Map<Integer, Integer> of) {
        Map<Integer, List<String>> found = new TreeMap<>();
        for (int size : of.values().stream().distinct().toList())
            found.put(
                    size,
                    graph.vertices().stream()
                            .filter(each -> of.getOrDefault(each.id(), 0) == size)
                            .map(Vertex::name)
                            .toList());
        return found;
    }
}
