package dev.millrace.runtime.job;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.graph.ParallelismAssigner;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.RegionFinder;
import dev.millrace.graph.Vertex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A part of a job that fails and starts again as a whole.
///
/// @param number among the job's
/// @param graph the part
/// @param whole the job
/// @param firstMembers the number of the first subtask of each vertex, by the vertex's id; all subtasks of the job are
/// numbered through
public record Region(int number, JobGraph graph, JobGraph whole, Map<Integer, Integer> firstMembers) {

    /// The regions of a job, as its settings want them.
    public static List<Region> of(JobGraph whole, Configuration configuration) {
        boolean isApart = configuration.get(RuntimeOptions.FAILOVER_STRATEGY) == FailoverStrategy.REGION;
        // What has one parallelism at a time begins again as one.
        return of(whole, isApart && !ScalingSettings.areFor(configuration, whole));
    }

    /// @param isApart whether what is not connected starts again for itself
    private static List<Region> of(JobGraph whole, boolean isApart) {
        Map<Integer, Integer> first = firstMembers(whole);
        List<Region> regions = new ArrayList<>();
        for (JobGraph part : isApart ? RegionFinder.of(whole) : List.of(whole))
            regions.add(new Region(regions.size(), part, whole, first));
        return List.copyOf(regions);
    }

    private static Map<Integer, Integer> firstMembers(JobGraph whole) {
        Map<Integer, Integer> first = new HashMap<>();
        int members = 0;
        for (Vertex vertex : whole.vertices()) {
            first.put(vertex.id(), members);
            members += vertex.parallelism();
        }
        return OrderedCopy.of(first);
    }

    /// The same region of the job with other parallelisms.
    ///
    /// @param sizes by the ids of the job's vertices
    public Region with(Map<Integer, Integer> sizes) {
        JobGraph other = ParallelismAssigner.with(whole, sizes);
        return new Region(number, ParallelismAssigner.with(graph, sizes), other, firstMembers(other));
    }

    /// How many subtasks each vertex of the job has, by its id.
    public Map<Integer, Integer> sizes() {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (Vertex vertex : whole.vertices()) sizes.put(vertex.id(), vertex.parallelism());
        return sizes;
    }

    /// A subtask's number among all of the job.
    public int member(Vertex vertex, int subtask) {
        return Check.present(firstMembers.get(vertex.id()), "a vertex of the job") + subtask;
    }

    /// The numbers of all its subtasks.
    public Set<Integer> members() {
        Set<Integer> members = new HashSet<>();
        for (Vertex vertex : graph.vertices())
            for (int i = 0; i < vertex.parallelism(); i++) members.add(member(vertex, i));
        return members;
    }

    /// For messages: its vertices.
    public List<String> names() {
        return graph.vertices().stream().map(Vertex::name).toList();
    }
}
