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

/// What is known of a job's vertices, under the ids that people know and under the numbers that vertices have within
/// the job.
public record VertexIds(JobGraph graph) {

    /// @param bounds by number; who is not in it keeps the parallelism that it has
    /// @return of all vertices, for people
    public Map<String, Bounds> told(Map<Integer, Bounds> bounds) {
        Map<String, Bounds> told = new HashMap<>();
        for (Vertex each : graph.vertices()) {
            Bounds own = bounds.get(each.id());
            told.put(each.head().uid(), own != null ? own : new Bounds(each.parallelism(), each.parallelism()));
        }
        return told;
    }

    /// @param wanted by people; who is not in it keeps what it has
    /// @param before by number
    /// @return by number
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
                .what("job '%s' has no vertices %s", graph.name(), unknown)
                .fix("take the ids from GET /jobs/:jobid");
    }

    /// Parallelisms by number, for people.
    Map<String, Integer> sizes(Map<Integer, Integer> of) {
        Map<String, Integer> found = new HashMap<>();
        for (Vertex vertex : graph.vertices()) {
            Integer size = of.get(vertex.id());
            if (size != null) found.put(vertex.head().uid(), size);
        }
        return found;
    }

    /// For the log: which vertices have which parallelism.
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
